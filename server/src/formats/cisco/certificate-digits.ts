import type { Certificate } from "../../model/certificate.ts";
import type { Block } from "../../syntax/indented.ts";
import type { Located, Span } from "../../text/span.ts";
import type { ReadTools } from "../format.ts";

/** A certificate whose lines are still coming in. */
export interface PendingCertificate {
  readonly name: Located<string>;
  readonly authority: boolean;
  span: Span;
  readonly digits: string[];
}

/** Lines of hexadecimal digits; the engine ends them at ` quit`. */
export function digitsBlock(pending: PendingCertificate): Block {
  return {
    strangers: "unread",
    knows: isHexadecimal,
    read(words) {
      while (!words.done && isHexadecimal(words.peek())) pending.digits.push(words.take());
      pending.span = { start: pending.span.start, end: words.endOfLast };
      return undefined;
    },
  };
}

function isHexadecimal(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at) | 32;
    if (!((48 <= code && code <= 57) || (97 <= code && code <= 102))) return false;
  }
  return word.length > 0;
}

/** Decodes what stands in the file; the device's own tools do the rest. */
export function certificateOf(pending: PendingCertificate, tools: ReadTools): Certificate {
  const { name, span } = pending;
  const role = pending.authority ? "authority" : "identity";
  const bytes = bytesOf(pending.digits.join(""));
  if (!bytes) return { name, span, role, problem: "its lines are not whole bytes of hexadecimal digits" };
  const facts = tools.decodeCertificate(bytes);
  return facts
    ? { name, span, role, facts }
    : { name, span, role, problem: "its lines hold no certificate that can be read" };
}

function bytesOf(digits: string): Uint8Array | undefined {
  if (digits.length === 0 || digits.length % 2 !== 0) return undefined;
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}
