import { block, type Outcome, type Reader } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Located, Span } from "../../../text/span.ts";
import { ignored } from "../ignored.ts";
import { refer } from "../names.ts";
import { parseNatural } from "../numbers.ts";
import { type Draft, filterKinds } from "./draft.ts";

/** A way to sit at the device's command line: over the network (vty), or at its own ports. */
export interface LineDraft {
  readonly name: Located<string>;
  readonly span: Span;
  readonly network: boolean;
  readonly transports: Located<string>[];
  transportsSpoken: boolean;
  list?: Located<string>;
  list6?: Located<string>;
  idle?: Located<number>;
  login?: { readonly kind: "none" | "password" | "local" | "list"; readonly name: Located<string> };
  password?: { readonly span: Span; readonly clear: boolean };
}

interface Item {
  readonly draft: Draft;
  readonly line: LineDraft;
}

/** `line {con N | aux N | vty FIRST LAST | N M}`; NX-OS: `line {console | vty}` */
export function readLineHead(words: Words, draft: Draft): Outcome {
  const { start } = words.span();
  const kind = words.peek();
  words.rest();
  const span = { start, end: words.endOfLast };
  const name = { value: words.text.slice(span.start, span.end), span };
  const line: LineDraft = {
    name,
    span: words.statement,
    network: kind === "vty",
    transports: [],
    transportsSpoken: false,
  };
  draft.management.lines.push(line);
  return block(statements, { draft, line }, { strangers: "unread", claims: belongsBelow });
}

/** Text pasted without blanks: how a line asks for a name or a password begins as statements of the whole device do. */
function belongsBelow(words: Words): boolean {
  const at = words.is("no") ? 1 : 0;
  const next = words.peek(at + 1);
  if (words.is("login", at)) return next === "" || /^(local|authentication|tacacs)$/.test(next);
  if (words.is("password", at)) return !/^(strength-check|secure-mode|encryption|logging)$/.test(next);
  if (words.is("logging", at)) return next === "synchronous";
  if (words.is("privilege", at)) return next === "level";
  return words.is("ipv6", at) && next === "access-class";
}

const statements: ReadonlyMap<string, Reader<Item>> = new Map<string, Reader<Item>>([
  ...ignored(`
    absolute-timeout accounting activation-character autobaud autocommand autohangup autoselect authorization
    data-character-bits databits default-value disconnect-character editing escape-character exec exec-banner exec-character-bits flowcontrol flush-at-activation
    full-help history hold-character length location lockable logging modem monitor motd-banner notify
    parity padding privilege refuse-message rotary rxspeed script session-disconnect-warning session-limit
    session-timeout special-character-bits speed start-character stop-character stopbits telnet terminal-queue
    terminal-type timeout txspeed vacant-message width stty terminal
  `),
  ["transport", readTransport],
  ["access-class", readAccessClass],
  ["ipv6", (words, item) => (words.accept("access-class") ? readAccessClass6(words, item) : "ignored")],
  ["ip", (words, item) => (words.accept("access-class") ? readAccessClass(words, item) : "ignored")],
  ["exec-timeout", readIdle],
  ["login", readLogin],
  ["password", readPassword],
  ["no", readNo],
]);

/** ` transport input {ssh telnet | all | none}`; what the line calls out with does not open it */
function readTransport(words: Words, { line }: Item): Outcome {
  if (!words.accept("input")) return "ignored";
  line.transportsSpoken = true;
  while (!words.done && !words.is("!")) {
    const word = words.takeLocated();
    if (word.value === "all") for (const value of ["telnet", "ssh"]) line.transports.push({ value, span: word.span });
    else line.transports.push(word);
  }
  return undefined;
}

/** ` access-class LIST in [vrf-also]` */
function readAccessClass(words: Words, { draft, line }: Item): Outcome {
  const list = words.takeLocated();
  if (list.value === "") return "unknown";
  refer(draft, filterKinds, list, { whenUndefined: "everybody may then connect" });
  if (words.accept("in")) line.list = list;
  else if (!words.accept("out")) return "unknown";
  words.accept("vrf-also");
  if (words.accept("vrfname") || words.accept("vrf")) words.skip();
  return undefined;
}

function readAccessClass6(words: Words, { draft, line }: Item): Outcome {
  const list = words.takeLocated();
  if (list.value === "") return "unknown";
  refer(draft, filterKinds, list, { whenUndefined: "everybody may then connect" });
  if (words.accept("in")) line.list6 = list;
  words.rest();
  return undefined;
}

/** ` exec-timeout MINUTES [SECONDS]` */
function readIdle(words: Words, { line }: Item): Outcome {
  const { start } = words.span();
  const minutes = parseNatural(words.peek(), 35_791);
  if (minutes === undefined) return "unknown";
  words.skip();
  const seconds = words.done ? 0 : parseNatural(words.peek(), 2_147_483);
  if (seconds !== undefined) words.skip();
  line.idle = { value: minutes + (seconds ?? 0) / 60, span: words.since(start) };
  return undefined;
}

/** ` login [local | authentication NAME | tacacs]` */
function readLogin(words: Words, { line }: Item): Outcome {
  const span = words.statement;
  if (words.accept("local")) line.login = { kind: "local", name: { value: "local", span } };
  else if (words.accept("authentication")) line.login = { kind: "list", name: words.takeLocated() };
  else if (words.accept("tacacs")) line.login = { kind: "list", name: { value: "tacacs", span } };
  else if (words.is("block-for")) return "unknown";
  else line.login = { kind: "password", name: { value: "line password", span } };
  return undefined;
}

/** ` password [0 | 7] SECRET`: how it is kept, never what it is */
function readPassword(words: Words, { line }: Item): Outcome {
  line.password = { span: words.statement, clear: !(words.is("7") && words.left > 1) };
  words.rest();
  return undefined;
}

function readNo(words: Words, { line }: Item): Outcome {
  if (words.is("login")) {
    line.login = { kind: "none", name: { value: "none", span: words.statement } };
    words.skip();
    return undefined;
  }
  if (words.is("exec-timeout")) {
    line.idle = { value: 0, span: words.statement };
    words.rest();
    return undefined;
  }
  return "ignored";
}
