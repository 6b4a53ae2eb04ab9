import { unixPorts } from "../../facts/unix-ports.ts";
import { unixProtocols } from "../../facts/unix-protocols.ts";
import { normalise, type Ranges, subtract } from "../../net/ranges.ts";
import { parseWhole } from "./numbers.ts";

/** `tcp`, `50`; 0 stands for every protocol. */
export function protocolOf(text: string): number | undefined {
  const lower = text.toLowerCase();
  return lower === "all" ? 0 : (parseWhole(lower, 255) ?? unixProtocols.get(lower));
}

/** `443`, `5000:5100`, `:1023`, `80,443,ssh`. */
export function portRanges(text: string): Ranges | undefined {
  const pairs: number[] = [];
  for (const part of text.split(",")) {
    const colon = part.indexOf(":");
    const from = colon < 0 ? part : part.slice(0, colon);
    const to = colon < 0 ? part : part.slice(colon + 1);
    const lo = from === "" && colon === 0 ? 0 : portOf(from);
    const hi = to === "" && colon >= 0 ? mostPort : portOf(to);
    if (lo === undefined || hi === undefined || lo > hi) return undefined;
    pairs.push(lo, hi);
  }
  return normalise(pairs);
}

/** All other ports. */
export function otherPorts(ports: Ranges): Ranges {
  return subtract([0, mostPort], ports);
}

const mostPort = 65_535;

function portOf(text: string): number | undefined {
  return parseWhole(text, mostPort) ?? unixPorts.get(text.toLowerCase());
}
