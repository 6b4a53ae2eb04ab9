import { block, type Outcome, type Reader } from "../../../../syntax/indented.ts";
import type { Words } from "../../../../syntax/words.ts";
import type { Located } from "../../../../text/span.ts";
import { digitsBlock, type PendingCertificate } from "../../certificate-digits.ts";
import { ignored, ignoredBlock } from "../../ignored.ts";
import { define, refer } from "../../names.ts";
import type { Draft } from "../draft.ts";

/** `pki {trustpoint NAME | certificate chain NAME | …}` */
export function readPki(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "trustpoint": {
      const name = words.takeLocated();
      if (name.value === "") return "unknown";
      define(draft, "certificate", name, words, "trustpoint", false);
      return block(trustpoint, draft, { strangers: "unread" });
    }
    case "certificate":
      if (!words.accept("chain")) return ignoredBlock;
      if (words.done) return "unknown";
      return block(chain, { draft, name: refer(draft, ["certificate"], words.takeLocated()) }, { strangers: "unread" });
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

const chain: ReadonlyMap<string, Reader<{ readonly draft: Draft; readonly name: Located<string> }>> = new Map<
  string,
  Reader<{ readonly draft: Draft; readonly name: Located<string> }>
>([
  [
    "certificate",
    (words, { draft, name }) => {
      const authority = words.accept("ca");
      if (words.is("self-signed") || words.is("rollback") || words.is("ra-encrypt") || words.is("ra-sign"))
        words.skip();
      if (words.done) return "unknown";
      words.skip();
      // `nvram:NAME.cer` keeps the certificate out of the configuration.
      if (!words.done) {
        words.skip();
        return undefined;
      }
      const pending: PendingCertificate = { name, authority, span: words.statement, digits: [] };
      draft.pendingCertificates.push(pending);
      return digitsBlock(pending);
    },
  ],
]);
