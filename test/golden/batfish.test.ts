import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Format } from "../../server/src/formats/format.ts";
import { formatOf, recognise } from "../../server/src/formats/registry.ts";
import type { Configuration } from "../../server/src/model/configuration.ts";
import type { Definition, NameKind, Reference } from "../../server/src/model/names.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { decodeText } from "../../server/src/text/decode.ts";
import { sharedPath } from "../support/shared.ts";
import { readTools } from "../support/tools.ts";

/** What Batfish answers about configurations: lists, lines that match nothing, names without a definition. */
const batfish = sharedPath("golden/batfish");

interface Line {
  readonly action: string;
  readonly name: string;
}

interface Node {
  readonly filters: Readonly<Record<string, readonly Line[]>>;
  readonly interfaces: Readonly<Record<string, { readonly incomingFilter?: string; readonly outgoingFilter?: string }>>;
}

const configurationOf = (format: Format, text: string): Configuration => {
  const [configuration] = format.read(text, readTools).configurations;
  if (!configuration) throw new Error("no configuration");
  return configuration;
};

const plain = (text: string) => text.replace(/\s+/g, " ").trim();

describe.skipIf(!batfish)("the example network (needs the golden data)", () => {
  const folder = join(batfish ?? "", "networks/example/live/configs");
  const nodes: Readonly<Record<string, Node>> = batfish
    ? JSON.parse(readFileSync(join(batfish, "acls-example-two-nodes.json"), "utf8"))
    : {};
  const textOf = (name: string) => readFileSync(join(folder, `${name}.cfg`), "utf8");
  const read = (name: string) => {
    const text = textOf(name);
    const format = recognise({ path: `${name}.cfg`, text });
    if (!format) throw new Error(`${name} is not recognised`);
    return { text, configuration: configurationOf(format, text) };
  };

  test.each(Object.keys(nodes))("%s has the same lists, line by line", (name) => {
    const { text, configuration } = read(name);
    for (const [list, lines] of Object.entries(nodes[name]?.filters ?? {})) {
      const filter = configuration.filters.find((each) => each.name.value === list);
      const own = filter?.entries.map((entry) => `${entry.action.value.kind} ${plain(lineAt(text, entry.span.start))}`);
      expect(own, list).toEqual(
        lines
          .map((line) => `${line.action.toLowerCase()} ${plain(line.name)}`)
          .map((line) => expect.stringContaining(line.slice(line.indexOf(" ") + 1))),
      );
    }
  });

  test.each(Object.keys(nodes))("%s binds them to the same interfaces", (name) => {
    const { configuration } = read(name);
    const bound = (at: string, side: "inbound" | "outbound") =>
      configuration.checkpoints.find(
        (point) => point.implied === undefined && point[side]?.names.some(({ value }) => value === at),
      )?.filters[0]?.value;
    for (const [at, { incomingFilter, outgoingFilter }] of Object.entries(nodes[name]?.interfaces ?? {})) {
      expect(bound(at, "inbound"), at).toBe(incomingFilter);
      expect(bound(at, "outbound"), at).toBe(outgoingFilter);
    }
  });

  const answer = join(batfish ?? "", "filterLineReachability.ref");
  test.skipIf(!existsSync(answer))("the same lines match nothing (needs filterLineReachability.ref)", () => {
    const rows = rowsOf(answer);
    for (const name of Object.keys(nodes)) {
      const { text, configuration } = read(name);
      const traffic = trafficOf(configuration);
      const dead = configuration.filters.flatMap((filter) =>
        traffic
          .dead(filter)
          .dead.map(({ entry, hiddenBy, contradicted }) =>
            [
              filter.name.value,
              plain(lineAt(text, entry.span.start)),
              ...hiddenBy.map((each) => plain(lineAt(text, each.span.start))),
              contradicted,
            ].join(" | "),
          ),
      );
      const expected = rows.flatMap((row) =>
        (row.Sources as string[])
          .filter((source) => source.startsWith(`${name}: `))
          .map((source) =>
            [
              source.slice(name.length + 2),
              plain(String(row.Unreachable_Line)),
              ...(row.Blocking_Lines as string[]).map(plain),
              row.Different_Action,
            ].join(" | "),
          ),
      );
      expect(dead.toSorted(), name).toEqual(expected.toSorted());
    }
  });
});

/** Which of our kinds of names answer to what Batfish calls a structure; it knows many that choose routes alone. */
const kindsOf: readonly (readonly [type: RegExp, kinds: readonly NameKind[]])[] = [
  [/\bacl\b|access-list|firewall filter/, ["filter"]],
  [/^(as-path|community|.*prefix)/, []],
  [/object-group (network|ip)|network object|address/, ["address"]],
  [/object-group (service|protocol|icmp)|service object|application|service/, ["service"]],
  [/^crypto|^ike|^ipsec|keyring/, ["crypto"]],
  [/class-map/, ["class"]],
  [/policy-map/, ["other"]],
  [/nat pool/, ["pool"]],
  [/zone/, ["zone"]],
];

/** Names that Batfish misses and we do not look for, or find by another way, by what they are used for. */
const passedOver: readonly (readonly [context: RegExp, why: string])[] = [
  [/^(bgp|ospf|eigrp|rip|router|isis|pim|msdp|inherited|redistribute)/, "chooses routes, not packets"],
  [/^interface (igmp|summary-address|ip vrf)/, "chooses routes, not packets"],
  [
    /^(cops|ip wccp|policy-map event|policy-map class type|class-map (activate|service|access-list))/,
    "statements of other systems",
  ],
  [/^(service-policy interface|controller|depi|cable)/, "statements of other systems"],
];

/** Files in which statements of several systems stand side by side to try a parser out. */
const mixed = new Set(["cisco_misc", "cisco_cable", "cisco_qos"]);

const corpora = [
  { format: "cisco-ios", folder: "corpus/cisco-ios/batfish-parsing" },
  { format: "cisco-nxos", folder: "corpus/cisco-nxos/batfish-parsing" },
  { format: "cisco-asa", folder: "corpus/cisco-asa/batfish-parsing" },
  { format: "junos", folder: "corpus/junos/batfish-parsing" },
  { format: "panos", folder: "corpus/panos/batfish-parsing" },
];

describe("names in texts made to try a parser out", () => {
  const undefinedNames = sharedPath("golden/batfish/unit-tests-undefined.ref");
  test.skipIf(!undefinedNames)("without a definition are found where they are (needs unit-tests-undefined.ref)", () => {
    expect(missed(structuresOf(undefinedNames ?? ""), undefinedReferences)).toEqual([]);
  });

  const unusedNames = sharedPath("golden/batfish/unit-tests-unused.ref");
  test.skipIf(!unusedNames)("that nothing uses are found where they are (needs unit-tests-unused.ref)", () => {
    expect(missed(structuresOf(unusedNames ?? ""), unusedDefinitions)).toEqual([]);
  });
});

interface Structure {
  readonly file: string;
  readonly type: string;
  readonly context: string;
  readonly name: string;
  readonly lines: readonly number[];
}

/** What the answer names and we do not, in files of formats we read. */
function missed(
  structures: readonly Structure[],
  found: (configuration: Configuration, kinds: readonly NameKind[]) => readonly (Reference | Definition)[],
): string[] {
  return corpora.flatMap(({ format: id, folder }) => {
    const format = formatOf(id);
    const root = sharedPath(folder);
    if (!format || !root) return [];
    return filesBelow(root).flatMap((path) => {
      const own = structures.filter(({ file }) => file === path || file.endsWith(`/${path}`));
      const text = own.length > 0 ? decodeText(readFileSync(join(root, path)))?.text : undefined;
      if (text === undefined || mixed.has(path)) return [];
      const configuration = configurationOf(format, text);
      return own.flatMap(({ type, context, name, lines }) => {
        const kinds = kindsOf.find(([pattern]) => pattern.test(type))?.[1] ?? [];
        if (kinds.length === 0 || passedOver.some(([pattern]) => pattern.test(context))) return [];
        const ours = new Set(
          found(configuration, kinds)
            .filter((each) => each.name.value === name)
            .map(({ name: { span } }) => text.slice(0, span.start).split("\n").length),
        );
        return lines.filter((line) => !ours.has(line)).map((line) => `${path}:${line} ${type} ${name} (${context})`);
      });
    });
  });
}

function undefinedReferences({ definitions, references }: Configuration, kinds: readonly NameKind[]): Reference[] {
  const known = new Set(definitions.map(({ kind, name }) => `${kind} ${name.value}`));
  return references.filter(
    (each) =>
      each.kinds.some((kind) => kinds.includes(kind)) &&
      !each.builtIn &&
      !each.kinds.some((kind) => known.has(`${kind} ${each.name.value}`)),
  );
}

function unusedDefinitions({ definitions, references }: Configuration, kinds: readonly NameKind[]): Definition[] {
  const used = new Set(references.flatMap(({ kinds: any, name }) => any.map((kind) => `${kind} ${name.value}`)));
  return definitions.filter(({ kind, name }) => kinds.includes(kind) && !used.has(`${kind} ${name.value}`));
}

function rowsOf(path: string): Readonly<Record<string, unknown>>[] {
  return JSON.parse(readFileSync(path, "utf8"))[0]?.rows ?? [];
}

/** The answer as rows of a table, or as files with types with names with uses, as older releases gave it. */
function structuresOf(path: string): Structure[] {
  const [answer] = JSON.parse(readFileSync(path, "utf8"));
  const withoutFolder = (file: string) => file.replace(/^configs\//, "");
  if (answer?.rows)
    return answer.rows.map((row: Readonly<Record<string, unknown>>): Structure => {
      const places = (row.Lines ?? row.Source_Lines ?? {}) as { filename?: string; lines?: number[] };
      return {
        file: withoutFolder(String(row.File_Name ?? places.filename ?? "")),
        type: String(row.Struct_Type ?? row.Structure_Type ?? ""),
        context: String(row.Context ?? ""),
        name: String(row.Ref_Name ?? row.Structure_Name ?? ""),
        lines: places.lines ?? [],
      };
    });
  const files = answer?.undefinedReferences ?? answer?.unusedStructures ?? {};
  return Object.entries(files).flatMap(([file, types]) =>
    Object.entries(types as object).flatMap(([type, names]) =>
      Object.entries(names as object).flatMap(([name, uses]): Structure[] =>
        Object.entries(uses as object).map(([context, lines]) => ({
          file: withoutFolder(file),
          type,
          context,
          name,
          lines: lines as number[],
        })),
      ),
    ),
  );
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf("\n", offset);
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, end < 0 ? text.length : end);
}

function filesBelow(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = folder === "" ? name : `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? filesBelow(root, path) : [path];
  });
}
