import type { PortTerm } from "../../model/service.ts";
import type { Ranges } from "../../net/ranges.ts";
import type { Words } from "../../syntax/words.ts";

/** `eq P | neq P | lt P | gt P | range P P`; undefined, and nothing taken, when the words say no ports. */
export function readPorts(words: Words, parsePort: (word: string) => number | undefined): PortTerm[] | undefined {
  // Most words that stand here begin otherwise: e, n, l, g, r.
  const code = words.peekCode();
  if (code !== 101 && code !== 110 && code !== 108 && code !== 103 && code !== 114) return undefined;
  const operator = words.peek();
  const most = 65535;
  switch (operator) {
    case "eq":
    case "neq":
    case "lt":
    case "gt":
    case "range":
      break;
    default:
      return undefined;
  }
  const first = words.span();
  words.skip();
  const port = takePort(words, parsePort);
  const last = operator === "range" ? takePort(words, parsePort) : port;
  const span = words.since(first.start);
  if (port === undefined || last === undefined)
    return [{ kind: "name", name: { value: words.text.slice(span.start, span.end), span }, span }];
  return [{ kind: "ports", ports: portsOf(operator, port, last, most), span }];
}

function portsOf(operator: string, port: number, last: number, most: number): Ranges {
  switch (operator) {
    case "neq":
      return [...(port > 1 ? [1, port - 1] : []), ...(port < most ? [port + 1, most] : [])];
    case "lt":
      return port > 1 ? [1, port - 1] : [];
    case "gt":
      return port < most ? [port + 1, most] : [];
    default:
      return port <= last ? [port, last] : [last, port];
  }
}

function takePort(words: Words, parsePort: (word: string) => number | undefined): number | undefined {
  const port = parsePort(words.peek());
  if (port === undefined) words.reject();
  else words.skip();
  return port;
}
