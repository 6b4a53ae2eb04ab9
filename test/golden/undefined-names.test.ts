import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Format } from "../../server/src/formats/format.ts";
import { formatOf } from "../../server/src/formats/registry.ts";
import { sharedPath } from "../support/shared.ts";
import { readTools } from "../support/tools.ts";

/** Lines about routes and the like, whose names no check asks for. */
const passedOver = [
  /route-map|aggregate-address|prefix-list|community|policy-statement|rib-group|routing-table|nexthop|import map/,
  /\bvrf\b|device-tracking|authentication-key-chain|destination-class|application-override/,
  // What is named there is the thing itself, or no name of a thing.
  /host-?name|description|then count/,
  // Filled in for each firewall.
  /\$UNDEFINED/,
];

/** Files to try Batfish out have names such as `UNDEFINED_GROUP` where nothing defines them. */
test.each(["cisco-ios", "cisco-nxos", "cisco-asa", "junos", "panos"])(
  "names in files for %s that say themselves that nothing defines them are found (needs the corpus)",
  { timeout: 60_000 },
  (id) => {
    const folder = sharedPath(`corpus/${id}/batfish`);
    const format = formatOf(id);
    if (!folder || !format) return;
    let found = 0;
    const missed: string[] = [];
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const path = join(file.parentPath, file.name);
      const text = readFileSync(path, "utf8");
      if (!/undef/i.test(text) || format.recognise({ path, text }) < 0.5) continue;
      const known = undefinedNames(format, text);
      text.split("\n").forEach((line, at) => {
        if (/^\s*[!#]/.test(line) || passedOver.some((each) => each.test(line))) return;
        for (const [name] of line.matchAll(/[^\s;[\]"',]*undef[^\s;[\]"',]*/gi))
          if (known.has(`${at + 1} ${name}`)) found++;
          else if (!definesItself.test(`${line} `)) missed.push(`${file.name}:${at + 1} ${name}`);
      });
    }
    expect(missed).toEqual([]);
    expect(found).toBeGreaterThan(0);
  },
);

/** A thing that is called after what it holds. */
const definesItself = /^(?:object|object-group|ip access-list|zone-pair)(?: [a-z-]+)+ \S*undef\S* /i;

/** The line and the name of each reference that nothing answers to. */
function undefinedNames(format: Format, text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { definitions, references } of format.read(text, readTools).configurations) {
    const known = new Set(definitions.map(({ kind, name }) => `${kind} ${name.value}`));
    for (const { kinds, name, builtIn } of references)
      if (!builtIn && !kinds.some((kind) => known.has(`${kind} ${name.value}`)))
        found.add(`${text.slice(0, name.span.start).split("\n").length} ${name.value}`);
  }
  return found;
}
