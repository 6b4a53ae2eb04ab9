import type { AddressMatch, AddressTerm } from "../../../model/address.ts";
import type { Filter } from "../../../model/filter.ts";
import type {
  DeviceAccount,
  LoginMethod,
  Management,
  ManagementService,
  SessionLimit,
} from "../../../model/management.ts";
import type { Located } from "../../../text/span.ts";
import type { Draft } from "./draft.ts";
import type { LineDraft } from "./lines.ts";
import { snmpServices } from "./snmp.ts";

/** What answers administrators, and how they prove themselves. */
export function managementOf(draft: Draft, lists: ReadonlyMap<string, Filter>): Management {
  const { management } = draft;
  const fromList = (list: Located<string>) => sourcesOf(list, lists.get(list.value));
  const services: ManagementService[] = management.lines.flatMap((line) => lineServices(draft, line, fromList));
  for (const { protocol, span } of management.servers) {
    const isLine = protocol === "ssh" || protocol === "telnet";
    const list = isLine ? management.lines.find((line) => line.network)?.list : undefined;
    const encrypted = protocol === "ssh" || protocol === "https" || protocol === "netconf";
    services.push({ protocol, encrypted, span, ...(list ? { from: fromList(list) } : {}) });
  }
  const from = management.httpList ? { from: fromList(management.httpList) } : {};
  if (management.http?.value)
    services.push({ protocol: "http", encrypted: false, span: management.http.span, ...from });
  if (management.https?.value)
    services.push({ protocol: "https", encrypted: true, span: management.https.span, ...from });
  services.push(...snmpServices(management, fromList));
  return {
    services,
    deviceServices: management.deviceServices,
    logins: [...management.logins, ...management.lines.flatMap((line) => lineLogins(draft, line))],
    accounts: [...management.accounts, ...management.lines.flatMap(lineAccount)],
    sessionLimits: management.lines.flatMap(lineLimit),
    timeServers: management.timeServers,
  };
}

function lineServices(
  draft: Draft,
  line: LineDraft,
  fromList: (list: Located<string>) => AddressMatch,
): ManagementService[] {
  const { management } = draft;
  if (!line.network) return [];
  const from = line.list ? { from: fromList(line.list) } : {};
  if (!line.transportsSpoken) return answersAll(draft, line) ? impliedServices(line, from) : [];
  return line.transports.flatMap(({ value, span }): ManagementService[] => {
    if (value !== "ssh" && value !== "telnet") return [];
    const version = value === "ssh" && management.sshVersion ? { version: management.sshVersion } : {};
    return [{ protocol: value, ...version, encrypted: value === "ssh", ...from, span }];
  });
}

/**
 * Before IOS XE, a line that does not say what it answers answers everything; nobody gets in by a line that asks for a
 * password and has none.
 */
function answersAll({ dialect, version, management }: Draft, { login, password }: LineDraft): boolean {
  const release = Number.parseInt(version?.value ?? "", 10);
  if (dialect !== "ios" || !(release < 16)) return false;
  return (
    management.newModel !== undefined || password !== undefined || (login !== undefined && login.kind !== "password")
  );
}

function impliedServices({ span }: LineDraft, from: Pick<ManagementService, "from">): ManagementService[] {
  const implied = "the line does not say what it answers, and then answers Telnet and SSH";
  return (["telnet", "ssh"] as const).map((protocol) => ({
    protocol,
    encrypted: protocol === "ssh",
    ...from,
    span,
    implied,
  }));
}

function lineLogins(draft: Draft, line: LineDraft): LoginMethod[] {
  const methods = methodsOf(draft, line);
  if (!methods) return [];
  const { span } = line.login?.name ?? line;
  if (!line.network) return line.name.value.startsWith("aux") ? [] : [{ service: "console", methods, span }];
  const named = line.transportsSpoken ? line.transports.map((each) => each.value) : ["ssh"];
  const services = [...new Set(named)].filter((each) => each === "ssh" || each === "telnet");
  return services.map((service) => ({ service, methods, span }));
}

/** NX-OS knows no other way than AAA. */
function methodsOf({ dialect, management }: Draft, { login }: LineDraft): Located<string>[] | undefined {
  const { newModel, loginLists } = management;
  if (login?.kind === "list") return loginLists.get(login.name.value);
  if (newModel || dialect === "nxos") return loginLists.get("default");
  return login ? [login.name] : undefined;
}

/** A password that everybody at a line shares is an account of its own. */
function lineAccount({ password, name, login }: LineDraft): DeviceAccount[] {
  if (!password || login?.kind === "local" || login?.kind === "list") return [];
  const account = { name, span: password.span, administrator: false };
  return [
    password.clear
      ? { ...account, secret: "clear" }
      : { ...account, secret: "weak", form: "type 7, which anyone can turn back" },
  ];
}

function lineLimit({ idle, network, name }: LineDraft): SessionLimit[] {
  if (!idle) return [];
  const service = network ? "vty" : name.value.startsWith("con") ? "console" : name.value;
  return [{ service, idleMinutes: { value: idle.value === 0 ? "none" : idle.value, span: idle.span } }];
}

/** The sources a list permits, for statements that take a list to say who may connect. */
function sourcesOf(list: Located<string>, filter: Filter | undefined): AddressMatch {
  const { span } = list;
  // A list that does not exist, or holds nothing, keeps nobody out.
  if (!filter || filter.entries.length === 0) return { terms: [{ kind: "any", span }], span };
  const terms: AddressTerm[] = [];
  const except: AddressTerm[] = [];
  for (const { action, source } of filter.entries) {
    const own: readonly AddressTerm[] = source?.terms ?? [{ kind: "any", span }];
    if (action.value.kind === "permit") for (const each of own) terms.push(each);
    else if (terms.length === 0) for (const each of own) except.push(each);
  }
  return { terms, span, ...(except.length > 0 ? { except } : {}) };
}
