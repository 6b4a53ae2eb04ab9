import type { Configuration } from "../../model/configuration.ts";
import type { Definition } from "../../model/names.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Reading, ReadTools } from "../format.ts";
import { deviceConfigurations, type FileFacts } from "./configuration.ts";
import { groupConfigurations } from "./groups.ts";
import { passOverSections } from "./ignored.ts";
import { layoutOf, subjectsOf } from "./layout.ts";
import { accountFor } from "./ledger.ts";
import { referToPassedOver } from "./passed-over.ts";
import { passOverRest } from "./places.ts";
import { Known } from "./scope.ts";
import { readTree } from "./syntax/index.ts";
import type { ConfigTree } from "./syntax/tree.ts";

/** Reads a configuration, whole or in part, of a firewall or of a Panorama. */
export function read(text: string, tools: ReadTools): Reading<ConfigTree> {
  const tree = readTree(text);
  const layout = layoutOf(tree.root);
  const software = softwareOf(text, tree);
  const whole = isWhole(tree);
  const administered = whole && hasAdministrators(tree.root);
  const facts: FileFacts = { head: headOf(tree), whole, administered, software, tools, known: new Known(), hidden: [] };
  const groups = layout.groups.map((group) => group.node);
  passOverSections(layout.device, groups);
  const parts = { ...facts, whole: false, administered: false };
  const read = [
    ...deviceConfigurations(layout.device, undefined, facts),
    ...layout.templates.flatMap(({ name, layout: device }) => {
      passOverSections(device, []);
      return deviceConfigurations(device, name, parts);
    }),
    ...groupConfigurations(layout, facts),
  ];
  const configurations = settled(referToPassedOver(read, tree.root));
  for (const entry of facts.hidden) passOverRest(entry);
  const { lines, unread } = accountFor(text, tree, subjectsOf(layout));
  return { configurations, unread, lines, problems: tree.problems, syntax: tree };
}

/** A whole export, rather than a piece of one. */
function isWhole({ root, syntax }: ConfigTree): boolean {
  const config = root.find("config") ?? root.find("response")?.find("result")?.find("config");
  if (syntax === "xml") return config?.find("devices") !== undefined;
  const places = [
    root,
    ...root.all.filter((each) => each.word === "config").flatMap((each) => each.find("devices")?.all ?? []),
  ];
  return places.some((place) => place.find("deviceconfig")?.find("system")?.find("hostname") !== undefined);
}

/** No device is without an administrator: exports tell of them, pieces and generated policies do not. */
function hasAdministrators(root: PathNode): boolean {
  const tops = [root, root.find("config"), root.find("response")?.find("result")?.find("config")];
  return tops.some((top) => top?.find("mgt-config") !== undefined);
}

/** `<config version="10.1.0">` */
function softwareOf(text: string, { syntax }: ConfigTree): Located<string> | undefined {
  if (syntax !== "xml") return undefined;
  const found = /<config\b[^>]{0,300}\bversion="([0-9]+\.[0-9]+\.[0-9]+)"/.exec(text.slice(0, 4000));
  const value = found?.[1];
  if (!found || !value) return undefined;
  const start = found.index + found[0].length - value.length - 1;
  return { value, span: { start, end: start + value.length } };
}

function headOf({ root, commands }: ConfigTree): Span {
  const command = commands.find((each) => each.verb === "set");
  return command?.span ?? root.all[0]?.span ?? { start: 0, end: 0 };
}

/** What several configurations share is left over only where none of them uses it, and is said once. */
function settled(configurations: readonly Configuration[]): readonly Configuration[] {
  if (configurations.length < 2) return configurations;
  const used = configurations.map(
    ({ references }) => new Set(references.flatMap(({ kinds, name }) => kinds.map((kind) => `${kind} ${name.value}`))),
  );
  const users = new Map<string, number>();
  for (const names of used) for (const key of names) users.set(key, (users.get(key) ?? 0) + 1);
  const told = new Set<number>();
  const needless = new Map<Definition, Definition>();
  const unexpected = (each: Definition): Definition => {
    const known = needless.get(each) ?? { ...each, expectsUse: false };
    needless.set(each, known);
    return known;
  };
  return configurations.map((configuration, place) => ({
    ...configuration,
    definitions: configuration.definitions.map((each): Definition => {
      if (!each.expectsUse) return each;
      const isFirst = !told.has(each.name.span.start);
      told.add(each.name.span.start);
      if (!isFirst) return unexpected(each);
      const key = `${each.kind} ${each.name.value}`;
      const isUsedElsewhere = (users.get(key) ?? 0) > (used[place]?.has(key) ? 1 : 0);
      return isUsedElsewhere ? unexpected(each) : each;
    }),
  }));
}
