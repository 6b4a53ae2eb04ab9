/** What clients ask on one port, and servers then answer on any: the rest is told apart by content. */
export const remoteProcedurePorts: readonly (readonly [begins: string, port: number])[] = [
  ["junos-ms-rpc", 135],
  ["junos-sun-rpc", 111],
];

const microsoftProcedures = `epm msexchange-directory-rfr msexchange-info-store msexchange-directory-nsp wmic-admin
  wmic-admin2 wmic-mgmt wmic-webm-level1login wmic-webm-objectsink wmic-webm-services wmic-webm-callresult
  wmic-webm-login-clientid wmic-webm-login-helper wmic-webm-refreshing-services wmic-webm-remote-refresher
  wmic-webm-shutdown wmic-webm-classobject iis-com-1 iis-com-adminbase uuid-any-tcp uuid-any-udp`.split(/\s+/);

const sunPrograms = "portmap nfs mountd ypbind ypserv status rquotad nlockmgr ruserd sadmind sprayd walld any".split(
  " ",
);

/** Applications that are remote procedures: of these only the port that clients ask first is known. */
export const remoteProcedures: ReadonlySet<string> = new Set([
  ...microsoftProcedures.map((name) => `junos-ms-rpc-${name}`),
  ...sunPrograms.flatMap((program) => overBoth(`junos-sun-rpc-${program}`)),
]);

/** The sets of applications a Junos device knows without a definition. */
export const defaultApplicationSets: ReadonlyMap<string, readonly string[]> = new Map([
  ["junos-routing-inbound", ["junos-bgp", "junos-rip", "junos-ldp-tcp", "junos-ldp-udp"]],
  ["junos-cifs", ["junos-netbios-session", "junos-smb-session"]],
  ["junos-mgcp", ["junos-mgcp-ua", "junos-mgcp-ca"]],
  ["junos-stun", overBoth("junos-stun")],
  ["junos-ms-rpc", overBoth("junos-ms-rpc")],
  ["junos-ms-rpc-any", [...overBoth("junos-ms-rpc"), ...overBoth("junos-ms-rpc-uuid-any")]],
  [
    "junos-ms-rpc-msexchange",
    [
      ...overBoth("junos-ms-rpc"),
      "junos-ms-rpc-epm",
      "junos-ms-rpc-msexchange-directory-rfr",
      "junos-ms-rpc-msexchange-info-store",
      "junos-ms-rpc-msexchange-directory-nsp",
    ],
  ],
  [
    "junos-ms-rpc-wmic",
    [
      "junos-ms-rpc-tcp",
      "junos-ms-rpc-wmic-admin",
      "junos-ms-rpc-wmic-admin2",
      "junos-ms-rpc-wmic-webm-level1login",
      "junos-ms-rpc-wmic-mgmt",
    ],
  ],
  ["junos-ms-rpc-iis-com", ["junos-ms-rpc-tcp", "junos-ms-rpc-iis-com-1", "junos-ms-rpc-iis-com-adminbase"]],
  ["junos-sun-rpc", overBoth("junos-sun-rpc")],
  ["junos-sun-rpc-any", [...overBoth("junos-sun-rpc"), ...overBoth("junos-sun-rpc-any")]],
  ["junos-sun-rpc-portmap", askedAtPortmap()],
  ["junos-sun-rpc-nfs-access", askedAtPortmap("nfs", "mountd")],
  ...["nfs", "mountd", "nlockmgr", "rquotad", "ruserd", "sadmind", "sprayd", "status", "walld", "ypbind", "ypserv"].map(
    (program): [string, string[]] => [`junos-sun-rpc-${program}`, askedAtPortmap(program)],
  ),
]);

function overBoth(name: string): string[] {
  return [`${name}-tcp`, `${name}-udp`];
}

/** Clients first ask where the programs are. */
function askedAtPortmap(...programs: readonly string[]): string[] {
  return ["junos-sun-rpc", "junos-sun-rpc-portmap", ...programs.map((each) => `junos-sun-rpc-${each}`)].flatMap(
    overBoth,
  );
}
