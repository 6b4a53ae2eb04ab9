import { afterEach, expect, test, vi } from "vitest";
import { ProgressLine } from "../../server/src/cli/progress-line.ts";

afterEach(() => {
  vi.useRealTimers();
});

/** What is written when these texts are shown, so many milliseconds apart. */
function written(milliseconds: number, ...texts: readonly string[]): string {
  vi.useFakeTimers();
  let result = "";
  const line = new ProgressLine({ columns: 24, write: (text) => (result += text) });
  for (const text of texts) {
    vi.advanceTimersByTime(milliseconds);
    line.show(text);
  }
  return result;
}

test("quick work shows nothing", () => expect(written(50, "1 a.cfg", "2 b.cfg", "")).toBe(""));

test("long work shows the newest, and cleans up behind it", () =>
  expect(written(500, "1 a.cfg", "2 b.cfg", "")).toBe("\r\x1b[K1 a.cfg\r\x1b[K2 b.cfg\r\x1b[K"));

test("not more often than anybody could read", () =>
  expect(written(90, "1", "2", "3", "4", "5", "6", "7").match(/\x1b/g)).toHaveLength(2));

test("never more than a line, whatever a file is called", () =>
  expect(written(500, `${"long/".repeat(20)}\nname\x1b[2J`)).toBe(`\r\x1b[K${"long/".repeat(20).slice(0, 23)}`));
