import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { ignored, ignoredBlock } from "../cisco/ignored.ts";
import { define, takeReference } from "../cisco/names.ts";
import { readChain, readTrustpoint } from "../cisco/trustpoints.ts";
import type { Draft } from "./draft.ts";

/** `crypto ca {trustpoint | certificate | trustpool | server | …}` */
export function readCertificateStatement(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "trustpoint":
      return readTrustpoint(words, draft, block(trustpoint, draft, { strangers: "unread" }));
    case "certificate":
      if (words.accept("chain")) return readChain(words, draft);
      if (words.accept("map")) return readMap(words, draft);
      return "unknown";
    case "trustpool":
    case "server":
    case "crl":
    case "permit-weak-crypto":
    case "reference-identity":
      return ignoredBlock;
    default:
      return "unknown";
  }
}

const trustpoint: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ...ignored(`
    accept-subordinates auto-enroll ca-check client-types crl default email enrollment fqdn id-cert-issuer id-usage
    ignore-ipsec-keyusage ignore-ssl-keyusage ip-address keypair match no ocsp password protocol proxy-ldc-issuer
    regenerate revocation-check serial-number subject-name support-user-cert-validation validation-policy
    validation-usage usage auto auto-import
  `),
]);

/** `crypto ca certificate map NAME N`, with conditions below */
function readMap(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  words.skip();
  define(draft, "other", name, words, "certificate map", true);
  return block(conditions, draft, { strangers: "unread" });
}

const conditions: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ...ignored("alt-subject-name extended-key-usage issuer-name subject-name serial-number valid-date valid-start no"),
]);

/** `ssl trust-point NAME [IF]`: what the device shows to browsers and TLS clients; other `ssl …` chooses algorithms */
export function readSsl(words: Words, draft: Draft): Outcome {
  if (!words.accept("trust-point")) return "ignored";
  if (words.done) return "unknown";
  draft.vpn.webCertificates.push(takeReference(words, draft, ["certificate"]));
  words.rest();
  return undefined;
}
