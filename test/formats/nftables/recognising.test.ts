import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nftables } from "../../../server/src/formats/nftables/index.ts";
import { expectSound } from "../../support/readings.ts";
import { sharedPath } from "../../support/shared.ts";
import { frames, gateway, written } from "./samples.ts";

const sure = (text: string, path = "notes.txt") => nftables.recognise({ path, text });

test("rule sets are known by their tables and commands, whatever they are called", () => {
  for (const text of [gateway, written, frames]) expect(sure(text)).toBeGreaterThanOrEqual(0.9);
  expect(sure("table inet filter {\n}\n")).toBeGreaterThanOrEqual(0.5);
});

test("tables behind many definitions", () => {
  const defines = Array.from({ length: 4_000 }, (_, at) => `define host_${at} = 10.0.${at >> 8}.${at & 255}\n`).join(
    "",
  );
  expect(defines.length).toBeGreaterThan(100_000);
  expect(sure(defines + gateway)).toBeGreaterThanOrEqual(0.9);
});

test("what only looks so is left alone", () => {
  for (const text of [
    "",
    "interfaces {\n  table 10\n}\n",
    '{ "nftables": [ { "metainfo": { "version": "1.0.6" } } ] }',
    "*filter\n:INPUT DROP [0:0]\n-A INPUT -j ACCEPT\nCOMMIT\n",
    "<table>\n<tr>\n</table>\n",
    "[Interface]\nPostUp = nft add rule inet filter forward iifname %i accept\n",
    "firewall {\n    name OUTSIDE {\n        default-action drop\n    }\n}\n",
  ])
    expect(sure(text), text).toBeLessThan(0.5);
});

/** Files that are wrong on purpose: nft must refuse them, or they need a kernel's handles. */
const wrong = new Set([
  "error.1",
  "error.2",
  "chain-rename.2",
  "chain-rename.3",
  "obj-chain",
  "stmt-log",
  "symbolic-define.1",
  "symbolic-define.2",
  "symbolic-define.3",
]);

const corpus = sharedPath("corpus");

describe.skipIf(!corpus)("files of others (needs the corpus)", () => {
  const names = corpus === undefined ? [] : readdirSync(corpus, { recursive: true, encoding: "utf8" });
  const files = names.filter((path) => statSync(join(corpus ?? "", path)).isFile());
  const read = (path: string) => readFileSync(join(corpus ?? "", path), "utf8");

  test("each rule set is recognised and read whole, save those that are wrong on purpose", () => {
    const own = files.filter((path) => path.startsWith("nftables/"));
    expect(own.length).toBeGreaterThan(50);
    for (const path of own) {
      const text = read(path);
      expect(sure(text, path), path).toBeGreaterThanOrEqual(0.5);
      const { unread } = expectSound(nftables, text);
      if (!wrong.has(path.split("/").at(-1) ?? "")) expect([path, unread]).toEqual([path, []]);
    }
  });

  test("no file of another kind is taken", () => {
    const taken = files.filter((path) => !path.startsWith("nftables/") && sure(read(path), path) >= 0.5);
    expect(taken).toEqual([]);
  });
});

const golden = sharedPath("golden/nft-rule-json");

test.skipIf(!golden)("every rule that nft takes is understood (needs the golden data)", () => {
  const unread: string[] = [];
  for (const path of readdirSync(golden ?? "", { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".t")) continue;
    const lines = readFileSync(join(golden ?? "", path), "utf8").split("\n");
    const sets = lines.flatMap((line) => /^!(\S+) type ([^;]+);ok/.exec(line)?.slice(1, 3).join(" { type ") ?? []);
    const family = /^ip6?(?=\/)/.exec(path)?.[0] ?? "inet";
    for (const line of lines) {
      const [rule = "", verdict, shown] = line.split(";");
      if (/^[#:*!?-]/.test(line) || verdict !== "ok") continue;
      for (const each of shown ? [rule, shown] : [rule]) {
        const text = `table ${family} t {\n${sets.map((set) => `set ${set}\n }\n`).join("")}chain c {\n${each}\n}\n}\n`;
        if (nftables.read(text, { decodeCertificate: () => undefined }).unread.length > 0)
          unread.push(`${path}: ${each}`);
      }
    }
  }
  expect(unread).toEqual([]);
});

const translated = sharedPath("golden/iptables-to-nft");

test.skipIf(!translated)("every rule that iptables-translate writes is understood (needs the golden data)", () => {
  const unread: string[] = [];
  for (const path of readdirSync(translated ?? "")) {
    for (const line of readFileSync(join(translated ?? "", path), "utf8").split("\n")) {
      const command = /^nft '?((?:add|insert) rule .*?)'?$/.exec(line)?.[1];
      if (!command) continue;
      const text = command.replaceAll('\\"', '"');
      const reading = nftables.read(text, { decodeCertificate: () => undefined });
      if (reading.unread.length > 0) unread.push(`${path}: ${text}`);
    }
  }
  expect(unread).toEqual([]);
});
