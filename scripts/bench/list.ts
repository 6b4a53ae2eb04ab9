import { ciscoAsa } from "../../server/src/formats/cisco-asa/index.ts";
import { nodeTools } from "../../server/src/host/certificates.ts";
import type { Configuration } from "../../server/src/model/configuration.ts";
import { endsOf } from "../../server/src/model/evaluate/ends.ts";
import { evaluatorOf } from "../../server/src/model/evaluate/evaluator.ts";
import type { Filter } from "../../server/src/model/filter.ts";
import type { Item } from "../../server/src/net/parts.ts";

/** One access list, read. */
export interface List {
  readonly configuration: Configuration;
  readonly filter: Filter;
  /** What its entries match and take, as the searches get it: IPv4 alone, as the lists are. */
  readonly items: readonly Item[];
}

export function listOf(lines: readonly string[]): List {
  const [configuration] = ciscoAsa.read(lines.join("\n"), nodeTools).configurations;
  const [filter] = configuration?.filters ?? [];
  if (!configuration || !filter) throw new Error("no list was read");
  const evaluator = evaluatorOf(configuration, endsOf([configuration]));
  const items = filter.entries.map((entry) => {
    const { sure, maybe } = evaluator.boundsOf(entry);
    return { region: maybe[4], takes: sure[4] };
  });
  return { configuration, filter, items };
}
