import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located } from "../../text/span.ts";
import { digitsBlock, type PendingCertificate } from "../cisco/certificate-digits.ts";
import { ignored, ignoredBlock } from "../cisco/ignored.ts";
import { define, refer, takeReference } from "../cisco/names.ts";
import type { Draft } from "./draft.ts";

/** `crypto ca {trustpoint | certificate | trustpool | server | …}` */
export function readCertificateStatement(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "trustpoint": {
      const name = words.takeLocated();
      if (name.value === "") return "unknown";
      define(draft, "certificate", name, words, "trustpoint", false);
      return block(trustpoint, draft, { strangers: "unread" });
    }
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

/** `crypto ca certificate chain TRUSTPOINT`, with ` certificate [ca] SERIAL` and lines of hexadecimal digits below */
function readChain(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  refer(draft, ["certificate"], name, name.value.startsWith("_SmartCallHome") ? { builtIn: true } : undefined);
  return block(chain, { draft, trustpoint: name }, { strangers: "unread" });
}

interface ChainItem {
  readonly draft: Draft;
  readonly trustpoint: Located<string>;
}

const chain: ReadonlyMap<string, Reader<ChainItem>> = new Map<string, Reader<ChainItem>>([
  [
    "certificate",
    (words, { draft, trustpoint: name }) => {
      const authority = words.accept("ca");
      if (/^(ra-encrypt|ra-sign|ra-general)$/.test(words.peek())) words.skip();
      if (words.done) return "unknown";
      words.skip();
      const pending: PendingCertificate = { name, authority, span: words.statement, digits: [] };
      draft.pendingCertificates.push(pending);
      return digitsBlock(pending);
    },
  ],
]);

/** `ssl trust-point NAME [IF]`: what the device shows to browsers and TLS clients; other `ssl …` chooses algorithms */
export function readSsl(words: Words, draft: Draft): Outcome {
  if (!words.accept("trust-point")) return "ignored";
  if (words.done) return "unknown";
  draft.vpn.webCertificates.push(takeReference(words, draft, ["certificate"]));
  words.rest();
  return undefined;
}
