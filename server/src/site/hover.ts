import { formatIp, type IpRange } from "../net/ip.ts";
import { hasPorts, protocolName } from "../net/packet.ts";
import { isEmpty, parseYaml, type YamlNode, type YamlScalar } from "../syntax/yaml.ts";
import { contains, type Span } from "../text/span.ts";
import { formatDay, parseDay } from "./day.ts";
import { matchesGlob } from "./glob.ts";
import { describeServiceHours, readServiceHours } from "./hours.ts";
import type { KnownName, KnownNames } from "./known.ts";
import { readNetwork } from "./networks.ts";
import { siteShape } from "./schema.ts";
import { readService, usualServices } from "./services.ts";
import { exampleOf, keyNamed, type Shape, type SiteKey, shapeUnder } from "./shape.ts";
import { type ValueKind, valueForms } from "./values.ts";

export interface SiteHover {
  readonly span: Span;
  readonly markdown: string;
}

/** What a key of palisade.yaml is for, or how a value of it is understood. */
export function hoverSite(text: string, offset: number, known: KnownNames = {}): SiteHover | undefined {
  const [root] = parseYaml(text).value;
  return root && hoverNode(root, siteShape, offset, known);
}

function hoverNode(from: YamlNode, shapeOfIt: Shape, offset: number, known: KnownNames): SiteHover | undefined {
  let node: YamlNode | undefined = from;
  let shape: Shape | undefined = shapeOfIt;
  while (node && shape && !node.alias) {
    if (node.kind === "scalar") return shape.kind === "value" ? hoverValue(node, shape.value, known) : undefined;
    if (node.kind === "sequence") {
      node = node.items.find((item) => contains(item.span, offset));
      shape = shape.kind === "list" ? shape.of : undefined;
      continue;
    }
    const pair = node.pairs.find(({ key, value }) => contains(key.span, offset) || contains(value.span, offset));
    if (pair === undefined) return undefined;
    if (contains(pair.key.span, offset)) return hoverKey(pair.key, shape, known);
    node = pair.value;
    shape = shapeUnder(shape, pair.key.text);
  }
  return undefined;
}

function hoverKey(key: YamlScalar, shape: Shape, known: KnownNames): SiteHover | undefined {
  if (shape.kind === "table") return hoverValue(key, shape.names, known);
  const site = keyNamed(shape, key.text);
  return site && { span: key.span, markdown: describeKey(site) };
}

/** A name from a file, which must not become a link or a picture. */
function escaped(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "·").replace(/[\\`*_[\]<>!&]/g, "\\$&");
}

/** A key's documentation, in Markdown. */
function describeKey(key: SiteKey): string {
  const required = key.required === undefined ? "" : ", required";
  return `**${key.name}** (${describeShape(key.shape)}${required})\n\n${key.says}\n\n\`\`\`yaml\n${key.name}: ${exampleOf(key)}\n\`\`\``;
}

/** "list of networks" */
export function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case "value":
      return valueForms[shape.value].called.replace(/^an? /, "");
    case "list":
      return shape.of.kind === "value" ? `list of ${valueForms[shape.of.value].plural}` : "list of entries";
    case "mapping":
      return "map";
    case "table":
      return `map from ${valueForms[shape.names].plural} to ${shape.of.kind === "list" ? "lists" : "values"}`;
  }
}

function hoverValue(node: YamlScalar, kind: ValueKind, known: KnownNames): SiteHover | undefined {
  if (isEmpty(node)) return undefined;
  const markdown = describeValue(node.text.trim(), kind, known);
  return markdown === undefined ? undefined : { span: node.span, markdown };
}

function describeValue(text: string, kind: ValueKind, known: KnownNames): string | undefined {
  switch (kind) {
    case "date":
      return describeDay(text, known.today);
    case "network": {
      const { value } = readNetwork(text);
      return value && describeNetwork(value);
    }
    case "service":
      return describeService(text);
    case "hours": {
      const { value } = readServiceHours(text);
      return value && describeServiceHours(value);
    }
    case "account":
      return describeAccount(text);
    case "glob":
      return describeGlob(text, known.files);
    case "text":
    case "count":
    case "host":
      return undefined;
    case "zone":
    case "role":
    case "tier":
    case "subject":
    case "rule":
    case "level":
    case "format":
    case "file-share": {
      const name = valueForms[kind].choices?.(known).find((each) => each.id === text);
      return name && describeName(name);
    }
  }
}

function describeName(name: KnownName): string {
  const title = name.title ?? name.name;
  const id = `**${escaped(name.id)}**`;
  const head = title === undefined || title === name.id ? id : `${id}: ${escaped(title)}`;
  return name.docs === undefined ? head : `${head}\n\n${name.docs}`;
}

function describeDay(text: string, today: number | undefined): string | undefined {
  const day = parseDay(text);
  if (day === undefined) return undefined;
  // 1970-01-01 was a Thursday.
  const names = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
  const date = `${names[day % 7]}, ${formatDay(day)}`;
  if (today === undefined) return date;
  const distance = Math.abs(day - today);
  const days = `${distance} day${distance === 1 ? "" : "s"}`;
  return `${date}: ${day === today ? "today" : day > today ? `in ${days}` : `${days} ago`}`;
}

function describeNetwork(range: IpRange): string {
  const count = BigInt(range.hi) - BigInt(range.lo) + 1n;
  if (count === 1n) return "One address";
  const number = count < 1n << 32n ? Number(count).toLocaleString("en-US") : `2^${(count - 1n).toString(2).length}`;
  return `${number} addresses, ${formatIp(range.lo)} to ${formatIp(range.hi)}`;
}

function describeService(text: string): string | undefined {
  const { value } = readService(text);
  if (value === undefined) return undefined;
  const protocol = protocolName(value.protocol).toUpperCase();
  const [lo, hi] = value.ports ?? [];
  const ports =
    lo === undefined
      ? hasPorts(value.protocol)
        ? ", all ports"
        : ""
      : lo === hi
        ? ` port ${lo}`
        : ` ports ${lo} to ${hi}`;
  const usual = usualServices.find(({ id }) => id === text.split(/\s/)[0]?.toLowerCase());
  const ends = [
    value.from ? `from ${describeEnd(value.from)}` : "from anywhere",
    value.to ? `to ${describeEnd(value.to)}` : "to anywhere",
  ];
  return `${protocol}${ports}${usual ? `, ${usual.title}` : ""}${value.from || value.to ? `, ${ends.join(" ")}` : ""}`;
}

function describeEnd(range: IpRange): string {
  return range.lo === range.hi ? formatIp(range.lo) : `${formatIp(range.lo)} to ${formatIp(range.hi)}`;
}

function describeAccount(text: string): string {
  if (/^\*?s-1-/i.test(text)) return "The account or group with this SID";
  const backslash = text.indexOf("\\");
  const where =
    backslash < 0
      ? "in any domain and on any device"
      : `in the domain ${escaped(text.slice(0, backslash))}, or written without a domain`;
  return `Accounts and groups of this name ${where}${text.includes("*") ? "; `*` stands for any letters" : ""}`;
}

function describeGlob(glob: string, files: readonly KnownName[] | undefined): string | undefined {
  if (files === undefined) return undefined;
  const matching = files.filter((file) => matchesGlob(glob, file.id)).map((file) => file.id);
  if (matching.length === 0) return "No file here has such a name";
  const shown = matching.slice(0, 10).map((file) => `- ${escaped(file)}`);
  const more = matching.length > 10 ? [`- and ${matching.length - 10} more`] : [];
  return [`${matching.length} file${matching.length === 1 ? "" : "s"}:`, "", ...shown, ...more].join("\n");
}
