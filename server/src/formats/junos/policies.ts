import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { Entry } from "../../model/filter.ts";
import type { ServiceMatch } from "../../model/service.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import type { AddressBooks } from "./addresses.ts";
import type { Applications } from "./applications.ts";
import {
  actionOf,
  authenticationOf,
  inspectionOf,
  logOf,
  type TunnelContext,
  throughTunnel,
  tunnelOf,
} from "./policy-actions.ts";
import { ignoreKeys, Settings } from "./settings.ts";

export interface PolicyContext extends TunnelContext {
  readonly books: AddressBooks;
  readonly applications: Applications;
}

/** Policies in the order in which they are asked, and what decides when none does. */
export interface Policies {
  readonly forwarded: readonly Entry[];
  readonly toDevice: readonly Entry[];
  readonly fromDevice: readonly Entry[];
  readonly node: PathNode | undefined;
  /** `default-policy permit-all`, `default-policy deny-all` */
  readonly otherwise: Located<"permit" | "deny"> | undefined;
}

/** The zone that stands for the device itself. */
const device = "junos-host";

/** `security policies { from-zone A to-zone B … global … default-policy … }` */
export function policiesOf(context: PolicyContext): Policies {
  const top = context.device.root.at("security", "policies");
  const forwarded: Entry[] = [];
  const toDevice: Entry[] = [];
  const fromDevice: Entry[] = [];
  for (const from of top?.values("from-zone") ?? [])
    for (const to of from.values("to-zone")) {
      context.device.refer(["zone"], from.located, from.word === device);
      context.device.refer(["zone"], to.located, to.word === device);
      const list = to.word === device ? toDevice : from.word === device ? fromDevice : forwarded;
      // The device itself is no end of a way.
      const [inbound, outbound] = [from, to].map((zone) => (zone.word === device ? [] : [zone]));
      for (const policy of policiesIn(to)) list.push(readPolicy(context, policy, inbound ?? [], outbound ?? []));
      ignoreKeys(to, policyKeys);
    }
  const global = top?.get("global");
  if (global)
    for (const policy of policiesIn(global)) {
      const { inbound, outbound, ...entry } = readPolicy(context, policy, [], []);
      const names = (side: Entry["inbound"]) => side?.names.map((name) => name.value) ?? [];
      if (names(outbound).includes(device)) toDevice.push({ ...entry, ...(inbound ? { inbound } : {}) });
      else if (names(inbound).includes(device)) fromDevice.push({ ...entry, ...(outbound ? { outbound } : {}) });
      else forwarded.push({ ...entry, ...(inbound ? { inbound } : {}), ...(outbound ? { outbound } : {}) });
    }
  const stated = top?.value("default-policy");
  if (top) ignoreKeys(top, policyKeys);
  return { forwarded, toDevice, fromDevice, node: top, otherwise: otherwiseOf(stated) };
}

const policyKeys: ReadonlySet<string> = new Set([
  "policy-rematch",
  "policy-stats",
  "traceoptions",
  "stateful-firewall",
  "pre-id-default-policy",
  "unified-policy",
  "unified-policy-explicit-match",
  "lookup-intrazone-first",
  "default-policy-logging",
]);

function otherwiseOf(stated: PathNode | undefined): Policies["otherwise"] {
  if (stated?.word === "permit-all") return { value: "permit", span: stated.span };
  if (stated?.word === "deny-all") return { value: "deny", span: stated.span };
  return undefined;
}

/** Policies that are switched off are entries too. */
function policiesIn(node: PathNode): readonly PathNode[] {
  return (node.get("policy")?.all ?? []).map((each) => each.read());
}

const matchKeys: ReadonlySet<string> = new Set([
  "source-address",
  "destination-address",
  "application",
  "from-zone",
  "to-zone",
  "dynamic-application",
  "source-identity",
  "source-end-user-profile",
  "url-category",
  "source-l3vpn-vrf-group",
  "destination-l3vpn-vrf-group",
]);

const matchFlags: ReadonlySet<string> = new Set(["source-address-excluded", "destination-address-excluded"]);

/** `policy NAME { match { … } then { … } }` */
function readPolicy(
  context: PolicyContext,
  node: PathNode,
  inbound: readonly PathNode[],
  outbound: readonly PathNode[],
): Entry {
  const { device } = context;
  device.define("other", node.located, node, "policy", false);
  const match = new Settings(node.get("match") ?? node, matchKeys, matchFlags);
  const from = inbound.length > 0 ? inbound : zoneWords(context, match, "from-zone");
  const to = outbound.length > 0 ? outbound : zoneWords(context, match, "to-zone");
  const source = sideOf(context, match, "source-address", from, node);
  const destination = sideOf(context, match, "destination-address", to, node);
  const service = serviceOf(context, match, node);
  const then = node.get("then");
  const conditions = [...conditionsOf(match), ...authenticationOf(then)];
  const action = actionOf(then, node);
  const log = logOf(then, action);
  const tunnel = tunnelOf(context, then);
  const inspection = inspectionOf(then);
  const schedule = node.value("scheduler-name");
  if (schedule) device.refer(["schedule"], schedule.located);
  const description = node.value("description")?.located ?? device.note(node);
  ignoreKeys(node, new Set(["report-skip", "count"]));
  return {
    span: device.own(node),
    label: node.located,
    action,
    source,
    destination,
    service,
    ...throughTunnel(tunnel, from, to),
    ...(schedule ? { schedule: schedule.located } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(node.inactive ? { disabled: node.inactive } : {}),
    log,
    ...(inspection.length > 0 ? { inspection } : {}),
    ...(description ? { remark: description } : {}),
  };
}

/** `from-zone [ A B ]` of a global policy; `any` is every zone. */
function zoneWords({ device: scope }: PolicyContext, match: Settings, key: string): readonly PathNode[] {
  const words = match.values(key);
  for (const word of words) scope.refer(["zone"], word.located, word.word === "any" || word.word === device);
  return words.some((word) => word.word === "any") ? [] : words;
}

/** `source-address [ A B ]`, with `source-address-excluded` */
function sideOf(
  { books }: PolicyContext,
  match: Settings,
  key: "source-address" | "destination-address",
  zones: readonly PathNode[],
  node: PathNode,
): AddressMatch {
  const names = zones.map((zone) => zone.word);
  const words = match.values(key);
  const terms = words.map((word) => books.term(word, names));
  const negated = match.key(`${key}-excluded`) !== undefined;
  const [first] = words;
  if (!first) return missing(`the ${key} that the text does not state`, node.span);
  return { terms, ...(negated ? { negated } : {}), span: cover(first.span, (words.at(-1) ?? first).span) };
}

function missing(text: string, span: Span): AddressMatch {
  const term: AddressTerm = { kind: "unknown", text, span };
  return { terms: [term], span };
}

function serviceOf({ applications }: PolicyContext, match: Settings, node: PathNode): ServiceMatch {
  const words = match.values("application");
  const [first] = words;
  if (!first) {
    // With dynamic applications alone, their usual ports are what it matches.
    const span = match.value("dynamic-application")?.span ?? node.span;
    return { terms: [{ kind: "unknown", text: "the application that the text does not state", span }], span };
  }
  return {
    terms: words.flatMap((word) => applications.terms(word)),
    span: cover(first.span, (words.at(-1) ?? first).span),
  };
}

/** What only the running device can tell: content, people, categories. */
function conditionsOf(match: Settings): Located<string>[] {
  return conditionKeys.flatMap(([key, title, quiet]) =>
    match
      .values(key)
      .filter((word) => !quiet.includes(word.word))
      .map((word) => ({ value: `${title} ${word.word}`, span: word.span })),
  );
}

const conditionKeys: readonly (readonly [key: string, title: string, quiet: readonly string[]])[] = [
  ["dynamic-application", "the application", ["any", "none"]],
  ["source-identity", "the user", ["any"]],
  ["source-end-user-profile", "the device profile", ["any"]],
  ["url-category", "the web category", ["any", "none"]],
  ["source-l3vpn-vrf-group", "the VRF group", ["any"]],
  ["destination-l3vpn-vrf-group", "the VRF group", ["any"]],
];
