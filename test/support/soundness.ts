import { isDeepStrictEqual } from "node:util";
import type { Format } from "../../server/src/formats/format.ts";
import type { Span } from "../../server/src/text/span.ts";
import { readTools } from "./tools.ts";

/** What is wrong with the way a format takes a text; undefined where all that must hold for any text holds. */
export function unsoundness<Syntax>(format: Format<Syntax>, text: string): string | undefined {
  const reading = format.read(text, readTools);
  const { total, read, ignored, unread } = reading.lines;
  if (read + ignored + unread !== total) return `${read} + ${ignored} + ${unread} lines are not ${total}`;
  if (reading.unread.length > 0 !== unread > 0) return `${reading.unread.length} unread places on ${unread} lines`;
  const outside = spanOutside([reading.configurations, reading.unread, reading.problems], text);
  if (outside) return outside;
  if (!isDeepStrictEqual(format.read(text, readTools), reading)) return "the same text does not read the same";
  const sure = format.recognise({ path: "any/file.txt", text });
  return 0 <= sure && sure <= 1 ? undefined : `${sure} is no degree of recognition`;
}

/** Says which span of a value, however deep in it, does not lie inside the text. */
export function spanOutside(value: unknown, text: string): string | undefined {
  for (const { start, end } of spansIn(value))
    if (start < 0 || end < start || text.length < end)
      return `a span ${start}-${end} lies outside a text of ${text.length}`;
  return undefined;
}

function* spansIn(value: unknown): Generator<Span> {
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next !== "object" || next === null) continue;
    if ("start" in next && "end" in next && typeof next.start === "number" && typeof next.end === "number")
      yield { start: next.start, end: next.end };
    else rest.push(...Object.values(next));
  }
}
