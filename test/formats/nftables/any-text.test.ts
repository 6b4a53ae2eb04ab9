import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nftables } from "../../../server/src/formats/nftables/index.ts";
import { anyText, expectAllSound, expectReadSoon } from "../../support/any-text.ts";
import { damaged, expectSound } from "../../support/readings.ts";
import { frames, gateway, written } from "./samples.ts";

describe("any text can be read", () => {
  test("damaged files", () => {
    expectAllSound(nftables, damaged([gateway, written, frames]), 150);
  });

  test("words of the language in any order", () => {
    const words = fc.constantFrom(
      ...'table chain set map ip inet t { } ( ) ; \n , . : = == != & | / - @ $x @s vmap accept drop jump goto tcp dport ct state new iifname "a" 22 10.0.0.1 2001:db8::1 elements type filter hook input priority policy define include add rule flush ruleset limit rate log comment * counter dnat to'.split(
        " ",
      ),
    );
    const text = fc.array(words, { maxLength: 60 }).map((list) => list.join(" "));
    fc.assert(
      fc.property(text, (each) => void expectSound(nftables, `table inet t {\n chain c {\n${each}`)),
      { numRuns: 300 },
    );
  });

  test("anything else", () => {
    expectAllSound(nftables, anyText);
  });

  test("our own samples leave nothing unread", () => {
    for (const text of [gateway, written, frames]) expect(expectSound(nftables, text).unread).toEqual([]);
  });

  test("a long file takes time in proportion to its length", () => {
    const rules = `table ip t {\n chain c {\n${"  ip saddr 10.0.0.1 tcp dport { 22, 80-90 } accept\n".repeat(30_000)} }\n}\n`;
    const elements = `table ip t {\n set s {\n  type ipv4_addr\n  elements = { ${"10.0.0.1,\n ".repeat(100_000)} }\n }\n}\n`;
    const braces = `table ip t { chain c { ${"jump { ".repeat(30_000)}`;
    const brackets = `table ip t { chain c { tcp dport ${"{ ".repeat(50_000)}`;
    const doubled = Array.from({ length: 60 }, (_, at) => `define a${at + 1} = $a${at} $a${at}`).join("\n");
    const colons = `table ip t { chain c { ${":".repeat(200_000)}`;
    expectReadSoon(nftables, "nftables.conf", [
      rules,
      elements,
      braces,
      brackets,
      `define a0 = 1\n${doubled}\n$a60`,
      colons,
    ]);
  });
});
