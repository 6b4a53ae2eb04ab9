import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import type { Located, Span } from "../../text/span.ts";
import { type Chain, chainsOf } from "./chains.ts";
import { checkpointsOf, ufwChains } from "./checkpoints.ts";
import type { Draft } from "./draft.ts";
import { type Host, hostsOf } from "./hosts.ts";
import { interfacesIn } from "./interfaces.ts";
import { addressesOf } from "./sets.ts";
import { untrackedLists } from "./untracked.ts";

export const formatId = "iptables";
export const vendor = "iptables";

/** One machine's rules, and its chains as the file writes them. */
export interface Assembled {
  readonly configuration: Configuration;
  readonly chains: readonly Chain[];
}

/** Makes a configuration of each machine that the file tells of. */
export function configurationsOf(draft: Draft, head: Span): Assembled[] {
  const hosts = hostsOf(draft);
  if (hosts.length === 0)
    return [{ configuration: { ...emptyConfiguration(formatId, vendor, head), fragment: true }, chains: [] }];
  return hosts.map((host, at) => assembled(host, draft, at === 0 ? head : headOf(host, head)));
}

function assembled(host: Host, draft: Draft, head: Span): Assembled {
  const chains = chainsOf(host, draft);
  const made = [...ufwChains(chains), ...untrackedLists(chains)];
  const filters = [...chains.map(({ filter }) => filter), ...made];
  const named = interfacesIn(filters.flatMap(({ entries }) => entries));
  const addresses = addressesOf(draft);
  const software = softwareOf(host);
  const configuration: Configuration = {
    ...emptyConfiguration(formatId, vendor, head),
    subjects: chains.some(({ table }) => table.name === "filter") ? ["firewall"] : [],
    fragment: !chains.some(({ table, builtIn }) => table.name === "filter" && builtIn),
    ...(software ? { software } : {}),
    interfaces: named.interfaces,
    moreInterfaces: true,
    translations: chains.flatMap(({ rules }) => rules.flatMap(({ translation }) => translation ?? [])),
    addresses,
    filters,
    checkpoints: checkpointsOf(host, chains, made, head),
    definitions: [
      ...chains.map(({ definition }) => definition),
      ...named.definitions,
      ...addresses.map(({ name, span }) => ({
        kind: "address" as const,
        name,
        span,
        title: "ipset",
        expectsUse: true,
      })),
    ],
    references: [...chains.flatMap(({ references }) => references), ...named.references],
  };
  return { configuration, chains };
}

function softwareOf({ tables }: Host): Located<string> | undefined {
  return tables.find(({ draft }) => draft.generated)?.draft.generated?.software;
}

function headOf({ tables }: Host, otherwise: Span): Span {
  return tables[0]?.draft.span ?? otherwise;
}
