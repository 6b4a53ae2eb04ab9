import { isSecretValue, namesAreSecret } from "../../facts/windows-registry.ts";
import { notShown, specialName } from "../registry-policy/entries.ts";
import { renderingMark } from "../registry-policy/rendering.ts";
import { onOneLine } from "../registry-policy/shown.ts";
import { type PolRecord, readPol, wideText } from "./records.ts";

/** A Registry.pol as LGPO text, four lines an entry, in the order of the file. Passwords stay in the file. */
export function renderPol(bytes: Uint8Array, path: string): string {
  const { records, brokenAt } = readPol(bytes);
  const scope = scopeOf(path);
  const head = [`${renderingMark} Entries: ${records.length}. The file itself is binary and is not changed from here.`];
  if (!scope)
    head.push("; No folder tells whether this is for computers or for users; it is taken to be for computers.");
  const parts = [head.join("\n"), ...records.map((record) => renderRecord(record, scope ?? "Computer"))];
  if (brokenAt !== undefined) parts.push(`${bytes.length - brokenAt} bytes from byte ${brokenAt} on are no entry`);
  return `${parts.join("\n\n")}\n`;
}

/** `Machine` and `User` are the folders of a policy; copies bear such names themselves. */
function scopeOf(path: string): "Computer" | "User" | undefined {
  const [file = "", folder = ""] = path.toLowerCase().split(/[\\/]/).reverse();
  if (/^(?:machine|computer)$/.test(folder)) return "Computer";
  if (folder === "user") return "User";
  if (/(?:^|[-_. ])(?:machine|computer)[-_. ]/.test(file)) return "Computer";
  return /(?:^|[-_. ])user[-_. ]/.test(file) ? "User" : undefined;
}

function renderRecord({ key, name, type, data }: PolRecord, scope: string): string {
  const [shownName, action] = actionOf(key, name, type, data);
  return [scope, onOneLine(key), onOneLine(shownName), action].join("\n");
}

/** The name of the value and what is done with it. */
function actionOf(key: string, name: string, type: number, data: Uint8Array): readonly [string, string] {
  const special = specialName(name);
  if (special?.kind === "delete") return [special.name, "DELETE"];
  if (special?.kind === "delete-all") return ["*", "DELETEALLVALUES"];
  if (name === "" && type === 0 && data.length === 0) return ["*", "CREATEKEY"];
  const shownName = namesAreSecret(key) ? notShown : name;
  if (isSecretValue(key, name)) return [shownName, `SZ:${data.length > 2 ? notShown : ""}`];
  return [shownName, dataOf(type, data)];
}

function dataOf(type: number, data: Uint8Array): string {
  switch (type) {
    case 1:
      return `SZ:${onOneLine(ended(wideText(data)))}`;
    case 2:
      return `EXSZ:${onOneLine(ended(wideText(data)))}`;
    case 3:
      return `BINARY:${hexadecimal(data)}`;
    case 4:
      return data.length === 4 ? `DWORD:${numberIn(data)}` : rawData(type, data);
    case 7:
      return `MULTISZ:${ended(ended(wideText(data)))
        .split("\0")
        .map(onOneLine)
        .join("\\0")}`;
    case 11:
      return data.length === 8 ? `QWORD:${numberIn(data)}` : rawData(type, data);
    default:
      return rawData(type, data);
  }
}

/** Bytes of a type that LGPO has no word for, as registry files write them. */
function rawData(type: number, data: Uint8Array): string {
  return `HEX(${type.toString(16).toUpperCase()}):${hexadecimal(data)}`;
}

/** Without the zero that ends it. */
function ended(text: string): string {
  return text.endsWith("\0") ? text.slice(0, -1) : text;
}

function numberIn(data: Uint8Array): string {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return String(data.length === 4 ? view.getUint32(0, true) : view.getBigUint64(0, true));
}

function hexadecimal(data: Uint8Array): string {
  let text = "";
  for (const byte of data) text += byte.toString(16).padStart(2, "0");
  return text;
}
