import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located } from "../../text/span.ts";
import { ignored } from "../cisco/ignored.ts";
import { define, refer, takeReference } from "../cisco/names.ts";
import { type Draft, filterKinds } from "./draft.ts";
import { type SessionItem, sessionAttributes } from "./session-attributes.ts";
import type { PolicyDraft } from "./vpn-draft.ts";

/** `group-policy NAME {internal [from NAME] | external … | attributes}` */
export function readGroupPolicy(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  switch (words.take()) {
    case "internal": {
      const policy = policyDraft(draft, name, words);
      if (words.accept("from")) policy.parent = takePolicy(words, draft);
      return undefined;
    }
    case "external": {
      policyDraft(draft, name, words).external = true;
      if (words.accept("server-group")) takeReference(words, draft, ["server-group"]);
      words.rest();
      return undefined;
    }
    case "attributes": {
      const policy = policyDraft(draft, name, words);
      policy.name = name;
      draft.vpn.policySpans.set(name.value, words.statement);
      return block(
        statements,
        { draft, attributes: policy.attributes },
        {
          strangers: "unread",
          claims: (line) => line.is("banner") && line.is("value", 1),
        },
      );
    }
    default:
      return "unknown";
  }
}

function policyDraft(draft: Draft, name: Located<string>, words: Words): PolicyDraft {
  define(draft, "vpn-policy", name, words, "group policy", false);
  const known = draft.vpn.policies.get(name.value);
  if (known) {
    known.span = { start: known.span.start, end: words.statement.end };
    known.lastPart = words.statement.start;
    return known;
  }
  const policy: PolicyDraft = {
    name,
    span: words.statement,
    lastPart: words.statement.start,
    external: false,
    attributes: {},
  };
  draft.vpn.policies.set(name.value, policy);
  return policy;
}

export const defaultPolicy = "DfltGrpPolicy";

/** Takes the name of a group policy; the vendor's own always exists. */
export function takePolicy(words: Words, draft: Draft): Located<string> {
  const name = words.takeLocated();
  return refer(draft, ["vpn-policy"], name, name.value === defaultPolicy ? { builtIn: true } : undefined);
}

const statements: ReadonlyMap<string, Reader<SessionItem>> = new Map<string, Reader<SessionItem>>([
  ...ignored(`
    backup-servers banner client-access-rule client-bypass-protocol client-firewall default-domain dhcp-network-scope
    dns-server gateway-fqdn intercept-dhcp ip-comp ip-phone-bypass ipsec-udp ipsec-udp-port leap-bypass msie-proxy
    nac-reval-period nac-settings nac-sq-period nac-default-acl nac nem password-storage periodic-authentication pfs
    re-xauth scep-forwarding-url secure-unit-authentication security-group-tag smartcard-removal-disconnect
    split-dns split-tunnel-all-dns user-authentication user-authentication-idle-timeout vlan wins-server
    ipv6-split-tunnel-policy anyconnect-custom anyconnect-custom-data no
  `),
  ...sessionAttributes,
  ["split-tunnel-policy", readSplitPolicy],
  ["split-tunnel-network-list", readSplitList],
  [
    "address-pools",
    (words, { draft }) => {
      if (words.accept("none")) return undefined;
      words.accept("value");
      while (!words.done) takeReference(words, draft, ["pool"]);
      return undefined;
    },
  ],
  [
    "ipv6-address-pools",
    (words, { draft }) => {
      if (words.accept("none")) return undefined;
      words.accept("value");
      while (!words.done) takeReference(words, draft, ["pool"]);
      return undefined;
    },
  ],
  [
    "group-lock",
    (words, { draft }) => {
      if (words.accept("none")) return undefined;
      words.accept("value");
      takeReference(words, draft, ["tunnel"]);
      return undefined;
    },
  ],
  ["webvpn", (_words, { draft }) => block(webStatements, draft, { strangers: "ignored" })],
]);

/** ` split-tunnel-policy {tunnelall | tunnelspecified | excludespecified}` */
function readSplitPolicy(words: Words, { attributes }: SessionItem): Outcome {
  const span = words.span();
  const value = splitNames.get(words.peek());
  if (!value) return "unknown";
  words.skip();
  attributes.split = { value, span };
  return undefined;
}

const splitNames = new Map([
  ["tunnelall", "all"],
  ["tunnelspecified", "listed"],
  ["excludespecified", "all-but-listed"],
] as const) as ReadonlyMap<string, "all" | "listed" | "all-but-listed">;

/** ` split-tunnel-network-list {value NAME | none}` */
function readSplitList(words: Words, { draft, attributes }: SessionItem): Outcome {
  if (words.accept("none")) return undefined;
  if (!words.accept("value") || words.done) return "unknown";
  attributes.splitList = refer(draft, filterKinds, words.takeLocated());
  return undefined;
}

/** Below ` webvpn`: how the client looks and reconnects; a list of web addresses is the one thing that filters. */
const webStatements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  [
    "filter",
    (words, draft) => {
      if (words.accept("none")) return undefined;
      words.accept("value");
      takeReference(words, draft, filterKinds);
      return undefined;
    },
  ],
]);
