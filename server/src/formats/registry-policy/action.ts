import type { RegistrySetting } from "../../model/policy.ts";
import type { Located } from "../../text/span.ts";
import { asItWas } from "./shown.ts";

/** The last line of a record. */
export type Action =
  | {
      readonly kind: "set";
      readonly type: Exclude<RegistrySetting["type"], "delete">;
      /** As the model has it; the span leaves out the word before it. */
      readonly data: Located<string>;
      readonly problem?: string;
    }
  | { readonly kind: "delete" }
  /** Makes or empties a key. */
  | { readonly kind: "key-only" };

/** `DWORD:1`, `SZ:text`, `DELETE`; undefined when it is none. */
export function parseAction({ value, span }: Located<string>): Action | undefined {
  const colon = value.indexOf(":");
  const word = (colon < 0 ? value.trimEnd() : value.slice(0, colon)).toUpperCase();
  if (colon < 0) return plainActions.get(word);
  const data = { value: value.slice(colon + 1), span: { start: span.start + colon + 1, end: span.end } };
  const setting = settings.get(word)?.(data);
  if (setting) return { kind: "set", ...setting };
  // Types that LGPO has no word for, as registry files write them: a number, then bytes.
  if (/^HEX\([0-9A-F]{1,8}\)$/.test(word) && isHexadecimal(data.value)) return { kind: "set", ...rawData(word, data) };
  return word === "DELETEKEYS" ? { kind: "key-only" } : undefined;
}

const plainActions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ["DELETE", { kind: "delete" }],
  ["DELETEALLVALUES", { kind: "delete" }],
  ["CREATEKEY", { kind: "key-only" }],
  ["DELETEKEYS", { kind: "key-only" }],
  ["CLEAR", { kind: "key-only" }],
]);

type Data = Pick<Extract<Action, { kind: "set" }>, "type" | "data" | "problem">;

const settings: ReadonlyMap<string, (data: Located<string>) => Data | undefined> = new Map([
  ["DWORD", (data: Located<string>) => numberOf("dword", data, 0xffff_ffffn)],
  ["QWORD", (data: Located<string>) => numberOf("qword", data, 0xffff_ffff_ffff_ffffn)],
  ["SZ", (data: Located<string>) => textOf("string", data)],
  ["EXSZ", (data: Located<string>) => textOf("expandable", data)],
  [
    "MULTISZ",
    (data: Located<string>): Data => ({
      type: "multi",
      data: { value: asItWas(data.value.replaceAll("\\0", "\n")), span: data.span },
    }),
  ],
  ["BINARY", (data: Located<string>) => (isHexadecimal(data.value) ? { type: "binary", data } : undefined)],
]);

function textOf(type: "string" | "expandable", { value, span }: Located<string>): Data {
  return { type, data: { value: asItWas(value), span } };
}

/** Decimal digits, or hexadecimal ones behind `0x`. */
function numberOf(type: "dword" | "qword", { value, span }: Located<string>, most: bigint): Data | undefined {
  const digits = value.trim();
  if (!/^(?:0x[0-9a-f]{1,16}|[0-9]{1,20})$/i.test(digits)) return undefined;
  const number = BigInt(digits);
  if (number > most) return undefined;
  const start = span.start + value.length - value.trimStart().length;
  return { type, data: { value: String(number), span: { start, end: start + digits.length } } };
}

function rawData(word: string, data: Located<string>): Data {
  const bytes = data.value.length / 2;
  return word === "HEX(4)"
    ? { type: "unknown", data, problem: `a DWORD has 4 bytes, not ${bytes}` }
    : { type: "unknown", data };
}

function isHexadecimal(text: string): boolean {
  return text.length % 2 === 0 && /^[0-9a-f]*$/i.test(text);
}
