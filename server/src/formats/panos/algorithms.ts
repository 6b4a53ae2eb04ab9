import type { Located, Stated } from "../../text/span.ts";

/** `aes-256-cbc` is AES with 256 bits to everybody else. */
export function algorithmName({ value, span }: Located<string>): Stated<string> {
  const found = /^aes-?([0-9]{3})-(cbc|gcm|ccm)$/.exec(value);
  if (!found) return { value, span };
  return { value: found[2] === "cbc" ? `aes-${found[1]}` : `aes-${found[2]}-${found[1]}`, span };
}

/** `group14`; `no-pfs` is none. */
export function groupNumber({ value, span }: Located<string>): Stated<number>[] {
  const found = /^group([0-9]{1,2})$/.exec(value);
  return found ? [{ value: Number(found[1]), span }] : [];
}
