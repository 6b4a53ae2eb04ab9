import { cover, type Located, type Span } from "../../text/span.ts";
import type { Operator, Test } from "./comparisons.ts";
import type { Cursor } from "./cursor.ts";
import type { SetDraft } from "./draft.ts";
import { type Element, takeParts, type Value } from "./elements.ts";
import { having, withMatch } from "./matching.ts";
import { type Meaning, withCondition } from "./meaning.ts";
import { type Right, takeRight } from "./right.ts";
import type { Scope } from "./scope.ts";
import type { Selector } from "./selectors.ts";
import { rangesIn } from "./set-addresses.ts";

/** One way a rule may match, and what a map gives for it. */
export interface Branch {
  readonly meaning: Meaning;
  readonly gives?: readonly Located<string>[];
}

/** Concatenations multiply a rule; past so many entries it is one that nobody can judge. */
const mostBranches = 20_000;

/** `== 22`, `!= { 22, 80 }`, `@ports`, `vmap { 22 : accept }`: what follows the left of a match; undefined when nothing that fits does. */
export function takeMatch(
  cursor: Cursor,
  from: number,
  selectors: readonly Selector[],
  branches: readonly Branch[],
  scope: Scope,
): { branches: readonly Branch[]; isMap?: true } | undefined {
  const mask = takeMask(cursor);
  if (cursor.takeIf("vmap")) {
    const right = takeRight(cursor, scope);
    return (
      right && { branches: mapped(selectors, right, branches, scope, () => shortened(cursor.words(from))), isMap: true }
    );
  }
  const operator = takeOperator(cursor);
  const right = atValue(cursor) ? takeRight(cursor, scope) : undefined;
  if (!right) return undefined;
  noteInterfaces(selectors, right, scope);
  const { at } = cursor;
  const text = () => shortened(cursor.words(from, at));
  const span = cover(selectors[0]?.span ?? cursor.before, cursor.before);
  const [only, ...more] = selectors;
  if (only && more.length === 0) {
    const test = testOf(only, right, operator, mask, span, text);
    const narrow = (meaning: Meaning) => {
      if (right.open !== undefined) return withCondition(having(meaning, only.field), right.open, span);
      return withMatch(meaning, only.field, test, (term) => rangesIn(term, scope));
    };
    return { branches: branches.map((branch) => ({ ...branch, meaning: narrow(branch.meaning) })) };
  }
  return { branches: concatenated(selectors, right, operator, branches, scope, span, text) };
}

/** `& 0x1fff`, `& (syn | ack)` */
function takeMask(cursor: Cursor): Value | undefined {
  if (!cursor.takeIf("&") && !cursor.takeIf("and")) return undefined;
  return takeParts(cursor)[0];
}

const operators: ReadonlySet<string> = new Set([
  "==",
  "!=",
  "<",
  ">",
  "<=",
  ">=",
  "!",
  "eq",
  "ne",
  "lt",
  "gt",
  "le",
  "ge",
]);

const spelledOut: Readonly<Record<string, Operator>> = { eq: "==", ne: "!=", lt: "<", gt: ">", le: "<=", ge: ">=" };

function takeOperator(cursor: Cursor): Operator {
  const text = cursor.takeAnyOf(operators) ?? "";
  return spelledOut[text] ?? (text as Operator);
}

function atValue(cursor: Cursor): boolean {
  if (cursor.done) return false;
  return cursor.kind !== "sign" || valueSigns.has(cursor.peek());
}

const valueSigns: ReadonlySet<string> = new Set(["{", "@", "(", ":", "*", "-"]);

function testOf(
  { field }: Selector,
  { elements, isSet, named, draft }: Right,
  operator: Operator,
  mask: Value | undefined,
  span: Span,
  text: () => string,
): Test {
  let values: readonly Value[] = valuesOf(elements, span);
  let masked = mask;
  if (field.kind === "flags" && !mask) {
    // `syn / syn,ack`: behind the slash stands the mask.
    const at = values.findIndex((value) => value.slash !== undefined);
    const own = values[at];
    if (own?.slash !== undefined) {
      masked = { text: own.slash, bits: [own.slash, ...values.slice(at + 1).map((value) => value.text)], span };
      values = [{ text: own.text, bits: values.slice(0, at + 1).map((value) => value.text), span: own.span }];
    }
  }
  const known = named && draft && (field.kind === "address" || field.kind === "port") && isPlain(draft);
  return { operator, values, isSet, span, text, ...(masked ? { mask: masked } : {}), ...(known ? { named } : {}) };
}

function valuesOf(elements: readonly Element[], span: Span): readonly Value[] {
  const [only, ...more] = elements;
  if (only && more.length === 0 && !only.rest) return only.parts;
  if (elements.some((element) => element.rest)) return [everything(span)];
  return elements.flatMap((element) => element.parts);
}

/** Sets of one part without a catch-all stand as objects in the model. */
export function isPlain(draft: SetDraft): boolean {
  return (
    draft.types.length <= 1 &&
    !draft.map &&
    draft.elements.every((element) => !element.rest && element.parts.length === 1)
  );
}

/** A catch-all in a set means every value; as no single word says that, the test is left to nobody. */
function everything(span: Span): Value {
  return { text: "*", span };
}

function concatenated(
  selectors: readonly Selector[],
  right: Right,
  operator: Operator,
  branches: readonly Branch[],
  scope: Scope,
  span: Span,
  text: () => string,
): readonly Branch[] {
  const unsure = (): readonly Branch[] =>
    branches.map((branch) => ({ ...branch, meaning: withCondition(branch.meaning, right.open ?? text(), span) }));
  const isOdd = right.elements.some(
    (element) => element.rest || element.limited || element.parts.length !== selectors.length,
  );
  if (right.open !== undefined || isOdd || operator === "!=" || operator === "!") return unsure();
  if (right.elements.length * branches.length > mostBranches) return unsure();
  return branches.flatMap((branch) =>
    right.elements.map((element) => ({
      ...branch,
      meaning: withParts(branch.meaning, selectors, element, text, scope),
    })),
  );
}

function withParts(
  meaning: Meaning,
  selectors: readonly Selector[],
  element: Element,
  text: () => string,
  scope: Scope,
): Meaning {
  let narrowed: Meaning = { ...meaning, span: element.span };
  selectors.forEach(({ field }, at) => {
    const value = element.parts[at];
    if (!value) return;
    const test: Test = { operator: "", values: [value], isSet: true, span: element.span, text };
    narrowed = withMatch(narrowed, field, test, (term) => rangesIn(term, scope));
  });
  return narrowed;
}

/** One branch for each element of a verdict map; the catch-all takes what no other does. */
function mapped(
  selectors: readonly Selector[],
  right: Right,
  branches: readonly Branch[],
  scope: Scope,
  text: () => string,
): readonly Branch[] {
  noteInterfaces(selectors, right, scope);
  const result: Branch[] = [];
  const others = right.elements.filter((element) => !element.rest);
  for (const branch of branches) {
    for (const element of others) {
      const gives = element.gives?.value;
      if (!gives || result.length > mostBranches) continue;
      const meaning = withParts(branch.meaning, selectors, element, text, scope);
      result.push({ meaning: limitedBy(meaning, element, right), gives });
    }
    const rest = right.elements.find((element) => element.rest);
    if (rest?.gives)
      result.push({ meaning: theRest(branch.meaning, selectors, others, rest, text, scope), gives: rest.gives.value });
  }
  return result;
}

function limitedBy(meaning: Meaning, element: Element, { open }: Right): Meaning {
  if (open !== undefined) return withCondition(meaning, open, element.span);
  return element.limited ? withCondition(meaning, "a limit on an element", element.span) : meaning;
}

function theRest(
  meaning: Meaning,
  selectors: readonly Selector[],
  others: readonly Element[],
  { span }: Element,
  text: () => string,
  scope: Scope,
): Meaning {
  const [only, ...more] = selectors;
  const start = { ...meaning, span };
  if (others.length === 0 && only)
    return withMatch(start, only.field, { operator: "!=", values: [], isSet: true, span, text }, (term) =>
      rangesIn(term, scope),
    );
  if (!only || more.length > 0) return withCondition(start, "no other element of the map", span);
  const values = others.flatMap((element) => element.parts);
  return withMatch(start, only.field, { operator: "!=", values, isSet: true, span, text }, (term) =>
    rangesIn(term, scope),
  );
}

/** Remembers the interfaces that are named, to show them as the device's. */
function noteInterfaces(selectors: readonly Selector[], { elements }: Right, { interfaces }: Scope): void {
  selectors.forEach(({ field }, at) => {
    if (field.kind !== "interface") return;
    for (const element of elements) {
      const value = element.parts[selectors.length === 1 ? 0 : at];
      if (value && /^[^\s*]*[^\d\s*][^\s*]*$/.test(value.text) && !interfaces.has(value.text))
        interfaces.set(value.text, { value: value.text, span: value.span });
    }
  });
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 97)}…` : text;
}
