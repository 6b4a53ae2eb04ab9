import { type Block, block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located } from "../../text/span.ts";
import { digitsBlock, type PendingCertificate } from "./certificate-digits.ts";
import { define, type Names, refer } from "./names.ts";

/** Where the certificates that a file holds are gathered. */
export interface Certificates extends Names {
  readonly pendingCertificates: PendingCertificate[];
}

/** `trustpoint NAME`, with what the system states below it */
export function readTrustpoint(words: Words, names: Names, below: Block): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(names, "certificate", name, words, "trustpoint", false);
  return below;
}

/** `chain TRUSTPOINT`, with ` certificate [ca] SERIAL` and lines of hexadecimal digits below */
export function readChain(words: Words, certificates: Certificates): Outcome {
  const trustpoint = words.takeLocated();
  if (trustpoint.value === "") return "unknown";
  const builtIn = trustpoint.value.startsWith("_SmartCallHome");
  refer(certificates, ["certificate"], trustpoint, builtIn ? { builtIn } : undefined);
  return block(chain, { certificates, trustpoint }, { strangers: "unread" });
}

interface ChainItem {
  readonly certificates: Certificates;
  readonly trustpoint: Located<string>;
}

const chain: ReadonlyMap<string, Reader<ChainItem>> = new Map<string, Reader<ChainItem>>([
  ["certificate", readCertificate],
]);

function readCertificate(words: Words, { certificates, trustpoint: name }: ChainItem): Outcome {
  const authority = words.accept("ca");
  if (/^(self-signed|rollback|ra-encrypt|ra-sign|ra-general)$/.test(words.peek())) words.skip();
  if (words.done) return "unknown";
  words.skip();
  // `nvram:NAME.cer` keeps the certificate out of the configuration.
  if (!words.done) {
    words.skip();
    return undefined;
  }
  const pending: PendingCertificate = { name, authority, span: words.statement, digits: [] };
  certificates.pendingCertificates.push(pending);
  return digitsBlock(pending);
}
