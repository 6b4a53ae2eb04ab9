import type { AddressMatch } from "../../model/address.ts";
import type { Action, Entry, EntryLog, InterfaceMatch } from "../../model/filter.ts";
import type { Schedule } from "../../model/network.ts";
import type { ServiceMatch } from "../../model/service.ts";
import type { Located } from "../../text/span.ts";
import { readSide } from "./addresses.ts";
import { conditionsOf } from "./conditions.ts";
import { policyKeys } from "./ignored-keys.ts";
import { withInternetServices } from "./internet-services.ts";
import { type Publishing, published } from "./published.ts";
import { timesOf } from "./schedules.ts";
import type { Scope } from "./scope.ts";
import { readServices } from "./services.ts";
import type { Settings } from "./settings.ts";
import type { Row } from "./tables.ts";

/** What policies are read in. */
export interface PolicyContext extends Publishing {
  readonly schedules: ReadonlyMap<string, Schedule>;
  /** How the keys of the two sides are called for each family. */
  readonly source: { readonly 4: string; readonly 6: string };
  readonly destination: { readonly 4: string; readonly 6: string };
}

/** `edit ID` in a table of policies; several entries where it publishes servers on different ports. */
export function readPolicy(scope: Scope, row: Row, context: PolicyContext): Entry[] {
  const { settings, span } = row;
  const label = settings.word("name") ?? row.name;
  scope.define("other", row.name, "policy", span, false);
  const action = actionOf(settings, row);
  const inbound = interfacesOf(scope, settings, "srcintf");
  const outbound = interfacesOf(scope, settings, "dstintf");
  const source = withInternetServices(scope, settings, "internet-service-src", () =>
    readSide(scope, settings, context.source, row.name.span),
  ).addresses;
  const to = withInternetServices(scope, settings, "internet-service", () =>
    readSide(scope, settings, context.destination, row.name.span),
  );
  const destination = to.addresses;
  const service = to.services ?? readServices(scope, settings, row.name.span);
  const times = timesOf(scope, settings, context.schedules);
  const conditions = conditionsOf(scope, settings);
  const inspection = inspectionOf(scope, settings, action.value);
  const remark = settings.word("comments") ?? settings.word("comment");
  const log = logOf(settings);
  const common: Entry = {
    span,
    label,
    action,
    source,
    ...(inbound ? { inbound } : {}),
    ...(outbound ? { outbound } : {}),
    ...times,
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(log ? { log } : {}),
    ...(inspection.length > 0 ? { inspection } : {}),
    ...(remark ? { remark } : {}),
  };
  const matchesVirtual = settings.flag("match-vip")?.value ?? context.deniesVirtual;
  settings.finish(policyKeys, "filters");
  const denies = action.value.kind === "deny" && !matchesVirtual;
  return published(common, destination, service, context, denies);
}

/** `set action accept`; what says nothing denies. */
function actionOf(settings: Settings, row: Row): Located<Action> {
  const word = settings.word("action", "filters");
  if (!word) return { value: { kind: "deny" }, span: row.name.span };
  const { value, span } = word;
  if (value === "accept" || value === "ipsec" || value === "ssl-vpn") return { value: { kind: "permit" }, span };
  return { value: { kind: "deny" }, span };
}

/** `set srcintf "port1" "dmz"`; `any` is every interface. */
function interfacesOf(scope: Scope, settings: Settings, key: string): InterfaceMatch | undefined {
  const names = settings.words(key).map((word) => scope.named(word, "system zone"));
  for (const name of names) scope.refer(["interface", "zone"], name, name.value === "any");
  if (names.length === 0 || names.some((each) => each.value === "any")) return undefined;
  return { names };
}

/** `set logtraffic {all | utm | disable}` */
function logOf(settings: Settings): EntryLog | undefined {
  const word = settings.word("logtraffic");
  const atStart = settings.isOn("logtraffic-start");
  if (word?.value === "all" || (!word && atStart)) return { on: true, level: 5, ...(word ? { span: word.span } : {}) };
  if (word?.value === "disable") return { on: false, span: word.span };
  const implied = "only what content inspection finds is logged";
  return { on: false, ...(word ? { span: word.span } : {}), implied };
}

/** `set utm-status enable`, and the profiles it applies; releases before 6.2 have no such switch. */
function inspectionOf(scope: Scope, settings: Settings, action: Action): Located<string>[] {
  const status = settings.flag("utm-status");
  const names: Located<string>[] = [];
  for (const [key, path] of profiles)
    for (const word of settings.words(key)) {
      if (scope.tables.get(path)) scope.refer(["other"], word, true);
      names.push({ value: word.value, span: word.span });
    }
  return status?.value === false || action.kind === "deny" ? [] : names;
}

const profiles: readonly (readonly [key: string, path: string])[] = [
  ["webfilter-profile", "webfilter profile"],
  ["application-list", "application list"],
  ["av-profile", "antivirus profile"],
  ["ips-sensor", "ips sensor"],
  ["dnsfilter-profile", "dnsfilter profile"],
  ["file-filter-profile", "file-filter profile"],
  ["dlp-profile", "dlp profile"],
  ["dlp-sensor", "dlp sensor"],
  ["emailfilter-profile", "emailfilter profile"],
  ["spamfilter-profile", "spamfilter profile"],
  ["videofilter-profile", "videofilter profile"],
  ["casb-profile", "casb profile"],
  ["virtual-patch-profile", "virtual-patch profile"],
  ["waf-profile", "waf profile"],
  ["icap-profile", "icap profile"],
  ["profile-group", "firewall profile-group"],
];

export interface Destination {
  readonly addresses: AddressMatch;
  readonly services?: ServiceMatch;
}
