import type { Configuration } from "../../model/configuration.ts";
import type { RegistrySetting } from "../../model/policy.ts";
import type { Located } from "../../text/span.ts";
import { confidenceOf, type KnownTier, tierOf } from "../accounts/policy-tier.ts";
import { registryValue, registryValues } from "../registry-values.ts";
import { broken, kept, type Observation, type Rule } from "../rule.ts";
import { lgpo } from "../samples.ts";
import { administrationPort } from "./host-administration.ts";

const root = "Software\\Policies\\Microsoft\\WindowsFirewall";
const profiles = ["DomainProfile", "StandardProfile", "PrivateProfile", "PublicProfile"];

export const firewallExceptions: Rule = {
  id: "firewall-exceptions",
  title: "An exception of the host firewall is open to any machine",
  recommendation: "host-firewall-on",
  mayAlsoBreak: ["rdp-limited-and-not-public", "workstation-rdp-blocked"],
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Before the firewall had rules it had exceptions, and policies still carry them: *Allow inbound Remote Desktop exceptions* and *Define inbound port
exceptions*. Each names the addresses it is for; \`*\` lets in everybody, and an intruder goes by it from one machine to the next. On workstations
\`localsubnet\` is no better: that is where the other workstations are.

**What to do:** name the management hosts, or switch the exception off and write a rule with advanced security instead.`,
  bad: [
    lgpo(`
Computer
${root}\\DomainProfile\\Services\\RemoteDesktop
Enabled
DWORD:1
      ^ opens RDP to any address (DomainProfile)

Computer
${root}\\DomainProfile\\Services\\RemoteDesktop
RemoteAddresses
SZ:*
`),
    lgpo(`
Computer
${root}\\StandardProfile\\GloballyOpenPorts\\List
445:TCP
SZ:445:TCP:*:enabled:files
   ^^^^^^^^^^^^^^^^^^^^^^^ opens SMB to any address (StandardProfile)
`),
  ],
  good: [
    lgpo(`
Computer
${root}\\DomainProfile\\Services\\RemoteDesktop
Enabled
DWORD:1

Computer
${root}\\DomainProfile\\Services\\RemoteDesktop
RemoteAddresses
SZ:10.20.9.0/28
`),
  ],

  *check(context) {
    const known = tierOf(context);
    for (const profile of profiles)
      for (const exception of exceptionsIn(context.configuration, `${root}\\${profile}`))
        yield* judge(exception, profile, known);
  },
};

interface Exception {
  readonly service: string;
  /** `*`, `localsubnet`, addresses. */
  readonly scope: string;
  /** What switches it on. */
  readonly said: Located<string>;
}

function exceptionsIn(configuration: Configuration, key: string): readonly Exception[] {
  const remoteDesktop = `${key}\\Services\\RemoteDesktop`;
  const enabled = registryValue(configuration, remoteDesktop, "Enabled")?.data;
  const scope = registryValue(configuration, remoteDesktop, "RemoteAddresses")?.data.value ?? "*";
  return [
    ...(enabled?.value === "1" ? [{ service: "RDP", scope, said: enabled }] : []),
    ...registryValues(configuration, `${key}\\GloballyOpenPorts\\List`).flatMap((each) => openPort(each) ?? []),
  ];
}

/** `3389:TCP:*:enabled:Remote Desktop`; the scope may hold colons of IPv6, so the last two parts are told from the end. */
function openPort({ data }: RegistrySetting): Exception | undefined {
  const [, port = "", scope = "", state = ""] =
    /^([0-9]{1,5}):TCP:(.*):(enabled|disabled):[^:]*$/i.exec(data.value) ?? [];
  const service = administrationPort(Number(port));
  return service !== undefined && state.toLowerCase() === "enabled" ? { service, scope, said: data } : undefined;
}

function* judge(
  { service, scope, said }: Exception,
  profile: string,
  known: KnownTier | undefined,
): Iterable<Observation> {
  const parts = scope.split(",").map((part) => part.trim().toLowerCase());
  const isWorkstation = known?.tier === "workstations" || known?.tier === "laptops";
  const everybody = parts.includes("*") || parts.includes("");
  if (everybody)
    yield broken({
      span: said.span,
      message: `opens ${service} to any address (${profile})`,
      ...(service === "RDP"
        ? { alsoBreaks: ["rdp-limited-and-not-public", ...(isWorkstation ? ["workstation-rdp-blocked"] : [])] }
        : {}),
    });
  else if (isWorkstation && parts.includes("localsubnet"))
    yield broken({
      span: said.span,
      message: `opens ${service} to every machine of the same network (${profile})`,
      confidence: confidenceOf(known),
      ...(service === "RDP" ? { alsoBreaks: ["workstation-rdp-blocked"] } : {}),
    });
  else yield kept(said.span, `${service} is open to ${scope} only (${profile})`);
}
