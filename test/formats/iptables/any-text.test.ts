import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { iptables } from "../../../server/src/formats/iptables/index.ts";
import { anyText, expectAllSound, expectReadSoon } from "../../support/any-text.ts";
import { damaged, expectSound } from "../../support/readings.ts";
import { readTools } from "../../support/tools.ts";
import { samples } from "./samples.ts";

describe("any text can be read", () => {
  test("damaged files", () => {
    expectAllSound(iptables, damaged(samples), 150);
  });

  test("words of the language in any order", () => {
    const words = fc.constantFrom(
      ...'\n *filter *nat COMMIT :INPUT :X - DROP ACCEPT [0:0] -A -I -D -R -P -N -F -X -Z INPUT FORWARD X 1 2 ! -s -d -i -o -p tcp udp icmp all 10.0.0.0/8 2001:db8::/32 eth+ -m state conntrack multiport set --state --ctstate NEW --dport --dports 22 80,443 1: --match-set s src -j -g LOG NFQUEUE DNAT --to-destination RETURN REJECT CT --notrack "a \\ create add hash:ip'.split(
        " ",
      ),
    );
    const text = fc.array(words, { maxLength: 60 }).map((list) => list.join(" ").replaceAll(" \n ", "\n"));
    fc.assert(
      fc.property(text, (each) => void expectSound(iptables, `*filter\n:X - [0:0]\n-A X ${each}`)),
      { numRuns: 300 },
    );
  });

  test("anything else", () => {
    expectAllSound(iptables, anyText);
  });

  test("a long file takes time in proportion to its length", () => {
    const head = "*filter\n:FORWARD DROP [0:0]\n:X - [0:0]\n";
    const rules = `${head}${"-A FORWARD -s 10.0.0.1/32 -p tcp -m multiport --dports 22,80:90 -j ACCEPT\n".repeat(20_000)}COMMIT\n`;
    const inserts = `${head}${"-I FORWARD -j ACCEPT\n".repeat(20_000)}COMMIT\n`;
    const removed = `${head}${"-A X -j DROP\n".repeat(10_000)}${"-D X -j DROP\n".repeat(10_000)}COMMIT\n`;
    const calls = `${head}${Array.from({ length: 10_000 }, (_, at) => `-A X${at} -j X${at + 1}\n`).join("")}-A FORWARD -j X0\nCOMMIT\n`;
    const logs = `${head}${"-A FORWARD -p tcp -j LOG\n-A FORWARD -s 10.0.0.1 -j DROP\n".repeat(10_000)}COMMIT\n`;
    const words = `${head}-A FORWARD ${"! ".repeat(100_000)}`;
    const quotes = `${head}-A FORWARD ${'"\\'.repeat(100_000)}`;
    const tables = "*filter\n".repeat(10_000);
    expectReadSoon(iptables, "rules.v4", [rules, inserts, removed, calls, logs, words, quotes, tables]);
  });

  test("a file without a rule reads as one that decides nothing", () => {
    const { configurations } = iptables.read("# nothing\n", readTools);
    expect(configurations).toMatchObject([{ fragment: true, filters: [], checkpoints: [] }]);
  });
});
