import type { Authentication, Proposal } from "../../model/vpn.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import type { Device } from "./device.ts";
import { proposalSet, proposalsOf } from "./proposals.ts";
import { ignoreKeys } from "./settings.ts";

/** `security ike policy NAME`: how the ends prove themselves, and what is offered */
export interface IkePolicy {
  readonly authentication: readonly Authentication[];
  readonly certificates: readonly Located<string>[];
  readonly proposals: readonly Proposal[];
}

/** `security ike gateway NAME`: the far end */
export interface Gateway {
  readonly node: PathNode;
  readonly policy: IkePolicy | undefined;
  readonly endpoint: Located<string> | undefined;
  readonly interface: Located<string> | undefined;
  /** It is not known where the far end is. */
  readonly dynamic: boolean;
  /** Many may come at once, or they are asked for a password. */
  readonly people: readonly Authentication[];
  readonly isShared: boolean;
}

/** `security ike { proposal … policy … gateway … }` */
export function gatewaysOf(device: Device): ReadonlyMap<string, Gateway> {
  const top = device.root.at("security", "ike");
  const policies = policiesOf(device, top);
  const gateways = new Map<string, Gateway>();
  for (const node of top?.values("gateway") ?? []) {
    device.define("tunnel", node.located, node, "IKE gateway", true);
    gateways.set(node.word, readGateway(device, node, policies));
  }
  if (top) ignoreKeys(top, new Set(["traceoptions", "respond-bad-spi", "session", "blocklists"]));
  return gateways;
}

function policiesOf(device: Device, top: PathNode | undefined): ReadonlyMap<string, IkePolicy> {
  const proposals = proposalsOf(device, "ike");
  const policies = new Map<string, IkePolicy>();
  for (const node of top?.values("policy") ?? []) {
    device.define("vpn-policy", node.located, node, "IKE policy", true);
    const named = node.values("proposals");
    for (const each of named) device.refer(["crypto"], each.located);
    const set = node.value("proposal-set");
    const offers = named.flatMap((each) => proposals.get(each.word) ?? []);
    const key = node.get("pre-shared-key") ?? node.get("seeded-pre-shared-key");
    for (const each of key?.all ?? []) each.ignore();
    const certificate = node.get("certificate");
    const certificates = (certificate?.values("local-certificate") ?? []).map((each) => each.located);
    // Its text is kept beside the configuration.
    for (const each of certificates) device.refer(["certificate"], each, true);
    for (const each of certificate?.all ?? []) if (each.taken === "unread") each.ignore();
    ignoreKeys(node, new Set(["mode", "description", "reauth-frequency", "log-level"]));
    const method = offers.find((each) => each.method)?.method;
    const stated = set && proposalSet(set, "ike");
    policies.set(node.word, {
      authentication: [authenticationOf(node, key, certificate, method)],
      certificates,
      proposals: [...offers.map((each) => each.proposal), ...(stated ? [stated] : [])],
    });
  }
  return policies;
}

/** `authentication-method rsa-signatures`, `pre-shared-key ascii-text …`, `certificate …` */
function authenticationOf(
  node: PathNode,
  key: PathNode | undefined,
  certificate: PathNode | undefined,
  method: PathNode | undefined,
): Authentication {
  // The key is what has to go; the method only says that there is one.
  if (key) return { method: "pre-shared-key", of: "both", span: key.span };
  if (certificate) return { method: "certificate", of: "both", span: certificate.span };
  if (
    method?.word.endsWith("signatures") ||
    /^(?:ecdsa|rsa|dsa)-/.test(method?.word ?? "") ||
    method?.word === "certificates"
  )
    return { method: "certificate", of: "both", span: method?.span ?? node.span };
  const implied = "a policy that states neither takes a pre-shared key";
  return { method: "pre-shared-key", of: "both", span: method?.span ?? node.span, ...(method ? {} : { implied }) };
}

const gatewayKeys: ReadonlySet<string> = new Set(
  `dead-peer-detection no-nat-traversal nat-keepalive general-ikeid local-identity remote-identity local-address version
  fragmentation tcp-encap-profile advpn distinguished-name ppk-profile ike-sa-installed description active-primary
  node-local`.split(/\s+/),
);

function readGateway(device: Device, node: PathNode, policies: ReadonlyMap<string, IkePolicy>): Gateway {
  const policy = node.value("ike-policy");
  if (policy) device.refer(["vpn-policy"], policy.located);
  const addresses = node.values("address");
  for (const each of addresses) for (const inner of each.all) inner.ignore();
  const port = node.value("external-interface");
  const located = port && { value: port.word.includes(".") ? port.word : `${port.word}.0`, span: port.span };
  if (located) device.refer(["interface"], located);
  const dynamic = node.get("dynamic");
  const isShared = dynamic?.has("ike-user-type") === true || dynamic?.has("connections-limit") === true;
  for (const each of dynamic?.all ?? []) each.ignore();
  const people = peopleOf(device, node);
  const version = node.find("version")?.all[0]?.word;
  ignoreKeys(node, gatewayKeys);
  const own = policy && policies.get(policy.word);
  return {
    node,
    policy: own && { ...own, proposals: own.proposals.map((each) => ({ ...each, ...versionOf(version) })) },
    endpoint: addresses[0]?.located,
    interface: located,
    dynamic: dynamic !== undefined,
    people,
    isShared,
  };
}

function versionOf(word: string | undefined): Pick<Proposal, "version"> {
  return { version: word === "v2-only" ? 2 : 1 };
}

/** `xauth { access-profile NAME; }`, `aaa { access-profile NAME; }`: people are asked for a password. */
function peopleOf(device: Device, node: PathNode): Authentication[] {
  return ["xauth", "aaa"].flatMap((key): Authentication[] => {
    const asked = node.get(key);
    if (!asked) return [];
    asked.get("client");
    const [profile] = asked.values("access-profile");
    for (const each of asked.all) if (each.taken === "unread") each.ignore();
    if (!profile) return [];
    for (const each of profile.all) each.ignore();
    device.refer(["server-group"], profile.located);
    const own = checksItself(device, profile.word);
    return [{ method: "password", of: "user", span: profile.span, ...(own ? {} : { server: profile.word }) }];
  });
}

/** `access profile NAME authentication-order password`, which holds too where no order is stated: clients have passwords there. */
function checksItself({ root }: Device, name: string): boolean {
  const profile = root.at("access", "profile", name);
  if (!profile) return false;
  return (profile.find("authentication-order")?.all ?? []).every((each) => each.word === "password");
}
