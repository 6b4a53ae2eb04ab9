import type { Located } from "../../text/span.ts";
import { cover } from "../../text/span.ts";
import type { Cursor } from "./cursor.ts";
import type { RuleDraft } from "./draft.ts";
import type { Scope } from "./scope.ts";
import type { Token } from "./tokens.ts";

/** nft itself follows sixteen jumps at most. */
const deepest = 16;

/** `jump { RULE; RULE }`: a chain that stands in the rule itself; the brace stands next. Its name in the model. */
export function anonymousChain(cursor: Cursor, scope: Scope): Located<string> {
  const { span } = cursor;
  const from = cursor.at;
  cursor.skipBraces();
  if (scope.depth >= deepest) {
    scope.unread.push(cover(span, cursor.before));
    return { value: `${scope.chain} {…}`, span };
  }
  const inside = cursor.tokens.slice(from + 1, cursor.at - 1);
  const name = { value: `${scope.chain} {${span.start}}`, span };
  scope.anonymous.push({ name, span: cover(span, cursor.before), rules: rulesIn(inside) });
  return name;
}

function rulesIn(tokens: readonly Token[]): RuleDraft[] {
  const rules: RuleDraft[] = [];
  let own: Token[] = [];
  let depth = 0;
  const close = () => {
    const [first] = own;
    const last = own.at(-1);
    if (first && last) rules.push({ tokens: own, span: cover(first.span, last.span) });
    own = [];
  };
  for (const token of tokens) {
    if (token.kind === "sign" && token.text === "{") depth++;
    else if (token.kind === "sign" && token.text === "}") depth--;
    if (depth <= 0 && (token.kind === "newline" || (token.kind === "sign" && token.text === ";"))) close();
    else own.push(token);
  }
  close();
  return rules;
}
