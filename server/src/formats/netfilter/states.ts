import type { ConnectionState } from "../../model/filter.ts";
import { connectionStates } from "../../net/packet-set.ts";

/** `NEW,ESTABLISHED`, in any case; `translated` where SNAT or DNAT is among them, which are no states of their own. */
export interface StatedStates {
  readonly states: readonly ConnectionState[];
  readonly translated: boolean;
}

/** Undefined when a word of it is no state. */
export function parseStates(text: string): StatedStates | undefined {
  const states: ConnectionState[] = [];
  let translated = false;
  for (const word of text.toLowerCase().split(",")) {
    const state = connectionStates.find((each) => each === word);
    if (state) states.push(state);
    else if (word === "snat" || word === "dnat") translated = true;
    else return undefined;
  }
  return { states, translated };
}
