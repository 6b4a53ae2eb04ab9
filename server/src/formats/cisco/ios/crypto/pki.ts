import { block, type Outcome, type Reader } from "../../../../syntax/indented.ts";
import type { Words } from "../../../../syntax/words.ts";
import { ignored, ignoredBlock } from "../../ignored.ts";
import { readChain, readTrustpoint } from "../../trustpoints.ts";
import type { Draft } from "../draft.ts";

/** `pki {trustpoint NAME | certificate chain NAME | …}` */
export function readPki(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "trustpoint":
      return readTrustpoint(words, draft, block(trustpoint, draft, { strangers: "unread" }));
    case "certificate":
      return words.accept("chain") ? readChain(words, draft) : ignoredBlock;
    default:
      return ignoredBlock;
  }
}

const trustpoint: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>(
  ignored(`
    auth auto-enroll auto-trigger chain-validation crl default eku enrollment fingerprint fqdn grant hash ip-address
    ip-extension issuer-name keypair lifetime match no ocsp on password primary query rekey regenerate revocation-check
    root rsakeypair serial-number show source storage subject-alt-name subject-name url usage validation-usage vrf
    database storage
  `),
);
