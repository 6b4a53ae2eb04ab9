import { isEmpty, type YamlMapping, type YamlNode, type YamlPair, type YamlScalar } from "../syntax/yaml.ts";
import type { Problem, Span } from "../text/span.ts";
import type { KnownNames } from "./known.ts";
import { siteShape } from "./schema.ts";
import { keyNamed, type MappingShape, type Shape } from "./shape.ts";
import { didYouMean, parseCount, quoted, valueForms } from "./values.ts";

/** What in a tree is not as palisade.yaml has to be. */
export function checkSite(root: YamlNode, known: KnownNames): readonly Problem[] {
  const problems: Problem[] = [];
  checkNode(root, siteShape, { known, report: (span, message) => problems.push({ span, message }) });
  if (root.kind === "mapping") checkZones(root, problems);
  return problems;
}

const invisible =
  "a backslash in double quotes made an invisible character: double the backslash, or use single quotes";

interface Checking {
  readonly known: KnownNames;
  readonly report: (span: Span, message: string) => void;
}

function checkNode(node: YamlNode, shape: Shape, checking: Checking): void {
  if (isEmpty(node)) return;
  switch (shape.kind) {
    case "value":
      checkValue(node, shape, checking);
      break;
    case "list":
      checkList(node, shape.of, checking);
      break;
    case "mapping":
    case "table":
      if (node.kind !== "mapping") checking.report(node.span, `expected ${titleOf(shape)}`);
      else if (shape.kind === "mapping") checkMapping(node, shape, checking);
      else checkTable(node, shape, checking);
      break;
  }
}

function checkMapping(node: YamlMapping, shape: MappingShape, checking: Checking): void {
  for (const { key, value } of node.pairs) {
    const known = keyNamed(shape, key.text);
    if (known) checkNode(value, known.shape, checking);
    else checking.report(key.span, unknownKey(key, shape));
  }
  for (const key of shape.keys) {
    if (key.required === undefined) continue;
    const pair = node.pairs.find((each) => each.key.text === key.name);
    if (pair === undefined) checking.report(headOf(node), `\`${key.name}\` is missing: ${key.required}`);
    else if (isEmpty(pair.value) || isBlank(pair))
      checking.report(pair.key.span, `\`${key.name}\` is empty: ${key.required}`);
  }
}

function checkTable(node: YamlMapping, shape: Extract<Shape, { kind: "table" }>, checking: Checking): void {
  for (const { key, value } of node.pairs) {
    if (key.text === "<<") checking.report(key.span, unknownKey(key, undefined));
    else checkText(key, shape.names, checking);
    checkNode(value, shape.of, checking);
  }
}

function checkList(node: YamlNode, of: Shape, checking: Checking): void {
  if (node.kind === "sequence") {
    for (const item of node.items) {
      if (isEmpty(item)) checking.report(dashOrNull(item), "this item is empty");
      else if (item.kind === "sequence") checking.report(item.span, "this is a list within a list");
      else checkNode(item, of, checking);
    }
    return;
  }
  // One value is taken for a list of one, but the JSON Schema, and with it other editors, would not have it.
  if (node.kind === "scalar" && of.kind === "value") {
    checkNode(node, of, checking);
    checking.report(node.span, `expected ${titleOf({ kind: "list", of })}: put brackets around it`);
  } else checking.report(headOf(node), `expected ${titleOf({ kind: "list", of })}`);
}

function checkValue(node: YamlNode, shape: Extract<Shape, { kind: "value" }>, checking: Checking): void {
  if (node.kind !== "scalar") {
    const found = node.kind === "sequence" ? "list" : "map";
    checking.report(headOf(node), `expected ${titleOf(shape)}, not a ${found}`);
  } else if (shape.value === "count") checkCount(node, shape, checking);
  else checkText(node, shape.value, checking);
}

function checkCount(node: YamlScalar, shape: Extract<Shape, { kind: "value" }>, checking: Checking): void {
  const count = parseCount(node.text);
  const { least = 0, most = Number.MAX_SAFE_INTEGER } = shape;
  if (count === undefined) checking.report(node.span, "expected a whole number such as 14");
  else if (node.style !== "plain") checking.report(node.span, "a number stands without quotes");
  else if (count < least || most < count) checking.report(node.span, `expected a number from ${least} to ${most}`);
}

function checkText(node: YamlScalar, kind: keyof typeof valueForms, checking: Checking): void {
  const quotes = node.style === "double-quoted" || node.style === "single-quoted";
  if (quotes && hasControl(node.text)) checking.report(node.span, invisible);
  else {
    const problem = valueForms[kind].problem(node.text, checking.known);
    if (problem !== undefined) checking.report(node.span, problem);
  }
}

/** One zone can play one role only. */
function checkZones(root: YamlMapping, problems: Problem[]): void {
  const zones = root.pairs.find((pair) => pair.key.text === "zones")?.value;
  if (zones?.kind !== "mapping") return;
  const roleOf = new Map<string, string>();
  for (const { key, value } of zones.pairs) {
    const names = value.kind === "sequence" ? value.items : [value];
    for (const name of names) {
      if (name.kind !== "scalar" || isEmpty(name)) continue;
      const folded = name.text.toLowerCase();
      const other = roleOf.get(folded);
      if (other !== undefined && other !== key.text)
        problems.push({ span: name.span, message: `${quoted(name.text)} is already listed under \`${other}\`` });
      else roleOf.set(folded, key.text);
    }
  }
}

function unknownKey(key: YamlScalar, shape: MappingShape | undefined): string {
  if (key.text === "<<") return "merge keys (`<<`) are not read; write the keys out";
  const place = placesOf(key.text).find((each) => each !== "");
  const guess = didYouMean(key.text, shape?.keys.map((each) => each.name) ?? []);
  if (guess !== "" || place === undefined) return `unknown key ${quoted(key.text)}${guess}`;
  return `unknown key ${quoted(key.text)} here; it belongs under \`${place}\``;
}

/** The keys under which a key of this name is known. */
function placesOf(name: string): string[] {
  const places: string[] = [];
  if (keyNamed(siteShape, name)) places.push("");
  for (const { name: place, shape } of siteShape.keys) {
    const inner = shape.kind === "list" ? shape.of : shape;
    if (keyNamed(inner, name)) places.push(place);
  }
  return places;
}

/** "a list of networks such as [10.20.0.0/28]" */
function titleOf(shape: Shape): string {
  switch (shape.kind) {
    case "value": {
      const { called, example } = valueForms[shape.value];
      return `${called} such as ${example}`;
    }
    case "list":
      return shape.of.kind === "value"
        ? `a list of ${valueForms[shape.of.value].plural} such as [${valueForms[shape.of.value].example}]`
        : `a list of ${titleOf(shape.of).replace(/^keys/, "entries with the keys")}`;
    case "mapping":
      return `keys such as ${shape.keys
        .slice(0, 3)
        .map((key) => `\`${key.name}\``)
        .join(", ")}`;
    case "table":
      return `${valueForms[shape.names].plural} as keys`;
  }
}

/** The first line of what stands there is enough to underline. */
function headOf(node: YamlNode): Span {
  const [pair] = node.kind === "mapping" && !node.flow ? node.pairs : [];
  return pair && !node.alias ? pair.key.span : node.span;
}

/** An item that is not there stands behind its dash. */
function dashOrNull(item: YamlNode): Span {
  const { start, end } = item.span;
  return start < end ? item.span : { start: start - 1, end };
}

function isBlank(pair: YamlPair): boolean {
  return pair.value.kind === "scalar" && pair.value.text.trim() === "";
}

function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
