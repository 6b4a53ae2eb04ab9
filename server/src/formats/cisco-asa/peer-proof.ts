import type { Authentication } from "../../model/vpn.ts";
import type { Outcome, Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { ignored } from "../cisco/ignored.ts";
import { takeReference } from "../cisco/names.ts";
import type { TunnelItem } from "./tunnel-groups.ts";

/** Below `tunnel-group NAME ipsec-attributes`: how the two ends prove who they are. */
export const ipsec: ReadonlyMap<string, Reader<TunnelItem>> = new Map<string, Reader<TunnelItem>>([
  ...ignored("chain radius-sdi-xauth radius-with-expiry peer-id-validate no"),
  ["pre-shared-key", readKey],
  ["trust-point", readTrustpoint],
  ["ikev1", readIkev1],
  ["isakmp", readIkev1],
  ["ikev2", readIkev2],
]);

/** ` [ikev1] pre-shared-key SECRET`: that there is one, never what it is */
function readKey(words: Words, { group }: TunnelItem): Outcome {
  words.rest();
  group.peerChecks.push({ method: "pre-shared-key", of: "both", span: words.statement });
  return undefined;
}

/** ` [ikev1] trust-point NAME` */
function readTrustpoint(words: Words, { draft, group }: TunnelItem): Outcome {
  if (words.done) return "unknown";
  const name = takeReference(words, draft, ["certificate"]);
  group.certificates.push(name);
  group.peerChecks.push({ method: "certificate", of: "both", span: words.statement });
  return undefined;
}

/** ` ikev1 {pre-shared-key SECRET | trust-point NAME | user-authentication HOW | …}`; older: ` isakmp …` */
function readIkev1(words: Words, item: TunnelItem): Outcome {
  switch (words.take()) {
    case "pre-shared-key":
      return readKey(words, item);
    case "trust-point":
      return readTrustpoint(words, item);
    case "user-authentication":
    case "ikev1-user-authentication": {
      if (words.peek().startsWith("(")) words.skip();
      if (words.is("none")) item.group.noUserCheck = words.statement;
      words.rest();
      return undefined;
    }
    case "keepalive":
    case "radius-sdi-xauth":
      return "ignored";
    default:
      return "unknown";
  }
}

/** ` ikev2 {local | remote}-authentication {pre-shared-key SECRET | certificate [NAME] | eap [query-identity]}` */
function readIkev2(words: Words, { draft, group }: TunnelItem): Outcome {
  const side = words.take();
  if (side !== "local-authentication" && side !== "remote-authentication")
    return /^(mobike-rrc|rsa-sig-hash|keepalive)$/.test(side) ? "ignored" : "unknown";
  const of = side === "local-authentication" ? "local" : "remote";
  const how = words.take();
  const span = words.statement;
  let check: Authentication;
  switch (how) {
    case "pre-shared-key":
      words.rest();
      check = { method: "pre-shared-key", of, span };
      break;
    case "certificate":
      if (!words.done) group.certificates.push(takeReference(words, draft, ["certificate"]));
      check = { method: "certificate", of, span };
      break;
    case "eap":
      words.rest();
      check = { method: "eap", of: "user", span };
      break;
    default:
      return "unknown";
  }
  group.peerChecks.push(check);
  return undefined;
}
