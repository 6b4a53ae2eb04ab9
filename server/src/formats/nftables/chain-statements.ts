import { cover, type Located } from "../../text/span.ts";
import { priorities } from "./constants.ts";
import { Cursor } from "./cursor.ts";
import type { BaseDraft, ChainDraft } from "./draft.ts";
import { takeElements } from "./elements.ts";
import type { Statement } from "./statements.ts";

/** Reads one statement of a chain: what it is hooked to, its policy, or a rule. */
export function readChainStatement(statement: Statement, chain: ChainDraft): "read" | "ignored" | "unread" {
  const cursor = new Cursor(statement.tokens);
  const first = cursor.peek();
  if (cursor.kind === "word" && first === "type" && statement.tokens.some((token) => token.text === "hook")) {
    const base = readBase(cursor);
    if (!base) return "unread";
    chain.base = base;
    return "read";
  }
  if (cursor.kind === "word" && first === "policy") {
    cursor.at++;
    const policy = cursor.take();
    if (!chain.base || !isPolicy(policy)) return "unread";
    chain.base.policy = policy;
    return "read";
  }
  if (cursor.kind === "word" && (first === "comment" || first === "flags")) return "ignored";
  chain.rules.push({ tokens: statement.tokens, span: statement.span });
  return "read";
}

function isPolicy(policy: Located<string>): policy is Located<"accept" | "drop"> {
  return policy.value === "accept" || policy.value === "drop";
}

/** `type filter hook input [device "eth0" | devices = { eth0, eth1 }] priority filter + 10` */
function readBase(cursor: Cursor): BaseDraft | undefined {
  const from = cursor.take().span;
  const type = cursor.take().value;
  if (!cursor.takeIf("hook")) return undefined;
  const hook = cursor.take();
  const devices: Located<string>[] = [];
  if (cursor.takeIf("device")) devices.push(cursor.take());
  else if (cursor.takeIf("devices")) {
    cursor.takeIf("=");
    if (cursor.peek() === "{")
      for (const element of takeElements(cursor))
        for (const { text, span } of element.parts) devices.push({ value: text, span });
  }
  const priority = cursor.takeIf("priority") ? readPriority(cursor) : 0;
  return { type, hook, priority, devices, span: cover(from, cursor.before) };
}

/** `-150`, `filter`, `mangle - 5`, `filter-5` */
function readPriority(cursor: Cursor): number | undefined {
  const minus = cursor.takeIf("-");
  const { value: first } = cursor.take();
  const joined = /^([a-z]+)-(\d+)$/.exec(first);
  if (joined?.[1]) return base(joined[1], -Number(joined[2]));
  const start = /^\d+$/.test(first) ? Number(first) * (minus ? -1 : 1) : base(first, 0);
  if (cursor.takeIf("+")) return start === undefined ? undefined : start + Number(cursor.take().value);
  if (cursor.takeIf("-")) return start === undefined ? undefined : start - Number(cursor.take().value);
  return start;
}

function base(name: string, more: number): number | undefined {
  const number = priorities.get(name);
  return number === undefined ? undefined : number + more;
}
