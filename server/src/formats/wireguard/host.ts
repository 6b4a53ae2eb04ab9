import type { Entry } from "../../model/filter.ts";
import type { Route, Translation } from "../../model/network.ts";
import type { Located } from "../../text/span.ts";

/** What the commands of PreUp and PostUp do to the host, as far as they tell. */
export interface Host {
  /** What the tunnel's own interface is called. */
  readonly tunnel: Located<string>;
  readonly chains: Readonly<Record<ChainName, Chain>>;
  readonly translations: Translation[];
  readonly routes: Route[];
  /** The hooks of nftables chains that commands made, by table and chain. */
  readonly nftChains: Map<string, string>;
}

/** The host's own packet filter, by the names netfilter gives its points. */
export const chainNames = ["FORWARD", "INPUT", "OUTPUT"] as const;

export type ChainName = (typeof chainNames)[number];

/** Entries put before and behind whatever the host filters anyway. */
export interface Chain {
  readonly before: Entry[];
  readonly behind: Entry[];
  /** What becomes of the rest, where a command says so. */
  readonly policies: Entry[];
}

export function newHost(tunnel: Located<string>): Host {
  const chain = (): Chain => ({ before: [], behind: [], policies: [] });
  return {
    tunnel,
    chains: { FORWARD: chain(), INPUT: chain(), OUTPUT: chain() },
    translations: [],
    routes: [],
    nftChains: new Map(),
  };
}
