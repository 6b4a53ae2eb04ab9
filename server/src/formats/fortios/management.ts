import { fullProfiles } from "../../facts/fortios-names.ts";
import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { DeviceAccount, Management, ManagementService, SessionLimit } from "../../model/management.ts";
import { isEvery } from "../../net/packet-set.ts";
import type { BlockWord } from "../../syntax/config-blocks.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import { parseNetworkWords } from "./addresses.ts";
import { accountKeys } from "./ignored-keys.ts";
import { timeKeys } from "./ignored-settings.ts";
import type { InterfaceReading } from "./interfaces.ts";
import type { Scope } from "./scope.ts";
import type { Settings } from "./settings.ts";
import { communitiesOf } from "./snmp.ts";

/** Who administers the device, from where, and by what */
export function managementOf(
  scope: Scope,
  interfaces: readonly InterfaceReading[],
  head: Span,
  whole: boolean,
): Management {
  const accounts = readAccounts(scope);
  const settings = scope.table("system global")?.settings;
  const access = accessServices(scope, interfaces, settings, trustedHosts(accounts));
  const idle = idleTime(settings, head, whole);
  const timeServers = timeServersOf(scope);
  return {
    services: access,
    deviceServices: [],
    logins: [],
    accounts: accounts.map((each) => each.account),
    sessionLimits: idle ? [idle] : [],
    timeServers,
  };
}

interface AccountReading {
  readonly account: DeviceAccount;
  /** Networks it may come from; empty: any. */
  readonly hosts: readonly AddressTerm[];
}

/** `config system admin` */
function readAccounts(scope: Scope): AccountReading[] {
  return (scope.table("system admin")?.rows ?? []).map(({ name, span, settings }) => {
    scope.define("account", name, "administrator", span, false);
    const profile = settings.word("accprofile");
    if (profile)
      scope.refer(["class"], profile, profile.value.startsWith("super_admin") || fullProfiles.has(profile.value));
    const remote = settings.isOn("remote-auth") || settings.isOn("peer-auth") || settings.has("ssh-certificate");
    for (const key of ["remote-group", "peer-group"])
      for (const group of settings.words(key)) scope.refer(["server-group"], group);
    const asks = asksFor(settings, name, remote);
    const hosts = trustedNetworks(settings);
    const secret = secretOf(settings.words("password"), remote);
    settings.finish(accountKeys, "accounts");
    const account: DeviceAccount = {
      name,
      span,
      ...(profile ? { profile } : {}),
      administrator: profile !== undefined && fullProfiles.has(profile.value),
      secret,
      ...(asks ? { asks } : {}),
    };
    return { account, hosts };
  });
}

/** `set two-factor fortitoken`; nothing is asked for besides the password unless the file says so. */
function asksFor(settings: Settings, name: BlockWord, remote: boolean): DeviceAccount["asks"] {
  const word = settings.word("two-factor");
  if (word && word.value !== "disable") return { value: "second-factor", span: word.span };
  if (remote) return { value: "server", span: name.span };
  const implied = "two-factor is off unless it is switched on";
  return { value: "password", span: word?.span ?? name.span, ...(word ? {} : { implied }) };
}

/** `SH2` is salted SHA-256, `PB2` PBKDF2, `AK1` salted SHA-1; `ENC` alone says only that it is not clear. */
function secretOf(words: readonly BlockWord[], remote: boolean): DeviceAccount["secret"] {
  const [first, second] = words;
  if (!first) return remote ? "unknown" : "none";
  if (first.value !== "ENC") return /^[*x<]/i.test(first.value) ? "unknown" : "clear";
  if (second?.value.startsWith("PB2") || second?.value.startsWith("SH2")) return "strong";
  return second?.value.startsWith("AK1") ? "weak" : "unknown";
}

/** `set trusthost1 10.40.0.0 255.255.255.0`; whole networks trust everybody. */
function trustedNetworks(settings: Settings): AddressTerm[] {
  const terms: AddressTerm[] = [];
  let everybody = false;
  for (let number = 1; number <= 10; number++)
    for (const key of [`trusthost${number}`, `ip6-trusthost${number}`]) {
      const words = settings.words(key);
      const network = parseNetworkWords(words);
      if (!network) continue;
      if (!isEvery(network.value)) terms.push({ kind: "range", range: network.value, span: network.span });
      else if (network.value.family === 4 && terms.length === 0 && number === 1) everybody = true;
    }
  return everybody && terms.length === 0 ? [] : terms;
}

/** Where everybody who may log in has to come from; as soon as one may come from anywhere, the device answers all. */
function trustedHosts(accounts: readonly AccountReading[]): AddressMatch | undefined {
  if (accounts.length === 0 || accounts.some((each) => each.hosts.length === 0)) return undefined;
  const terms = accounts.flatMap((each) => each.hosts);
  const [first] = terms;
  return first && { terms, span: cover(first.span, (terms.at(-1) ?? first).span) };
}

/** `set allowaccess ping https ssh` */
function accessServices(
  scope: Scope,
  interfaces: readonly InterfaceReading[],
  settings: Settings | undefined,
  from: AddressMatch | undefined,
): ManagementService[] {
  const telnetOff = settings?.flag("admin-telnet")?.value === false;
  const redirects = settings?.flag("admin-https-redirect")?.value !== false;
  const communities = communitiesOf(scope);
  return interfaces.flatMap(({ own, access }) => {
    if (own.disabled) return [];
    return access.flatMap((word): ManagementService[] => {
      const place = { interface: own.name, span: word.span, ...(from ? { from } : {}) };
      switch (word.value) {
        case "https":
          return [{ protocol: "https", encrypted: true, ...place }];
        case "http":
          // By default the device answers only to send people on to HTTPS.
          return redirects ? [] : [{ protocol: "http", encrypted: false, ...place }];
        case "ssh":
          return [{ protocol: "ssh", encrypted: true, ...place }];
        case "telnet":
          return telnetOff ? [] : [{ protocol: "telnet", encrypted: false, ...place }];
        case "snmp":
          return communities.map((each) => ({ ...each, interface: own.name }));
        default:
          return [];
      }
    });
  });
}

/** `set admintimeout 10`, in minutes */
function idleTime(settings: Settings | undefined, head: Span, whole: boolean): SessionLimit | undefined {
  const stated = settings?.number("admintimeout");
  if (stated)
    return { service: "https", idleMinutes: stated.value === 0 ? { value: "none", span: stated.span } : stated };
  const implied = "a FortiGate ends idle sessions of administrators after 5 minutes";
  return whole ? { service: "https", idleMinutes: { value: 5, span: head, implied } } : undefined;
}

/** `config system ntp`: FortiGuard's servers unless the file names others */
function timeServersOf(scope: Scope): Located<string>[] {
  const table = scope.table("system ntp");
  const [head] = table?.heads ?? [];
  if (!table || !head) return [];
  const on = table.settings.isOn("ntpsync");
  const type = table.settings.word("type");
  const servers: Located<string>[] = [];
  for (const section of table.settings.claim("ntpserver")) {
    scope.ledger.read(section);
    for (const edit of section.items) {
      if (edit.kind !== "edit") continue;
      scope.ledger.ignore(edit);
      for (const item of edit.items)
        if (item.kind === "statement" && item.key?.value === "server") {
          const [server] = item.values;
          if (server) servers.push(server);
        }
    }
  }
  table.settings.finish(timeKeys, "management");
  if (!on) return [];
  return type?.value === "custom" ? servers : [{ value: "FortiGuard", span: type?.span ?? head.head }];
}
