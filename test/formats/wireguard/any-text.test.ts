import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { wireGuard } from "../../../server/src/formats/wireguard/index.ts";
import { anyText, expectAllSound, expectReadSoon } from "../../support/any-text.ts";
import { damaged, expectSound } from "../../support/readings.ts";
import { sharedPath } from "../../support/shared.ts";
import { gateway, laptop, shown } from "./samples.ts";

describe("any text can be read", () => {
  test("damaged files", () => {
    expectAllSound(wireGuard, damaged([gateway, laptop, shown]), 150);
  });

  test("damaged commands", () => {
    const command =
      "iptables -A FORWARD ! -i %i -s 10.0.0.0/8 -p tcp -m multiport --dports 1:2,3 -j ACCEPT && ufw route allow in on %i || ip route add 10.0.0.0/8 dev %i";
    const hooks = damaged([command]).map((text) => `[Interface]\nPostUp = ${text}`);
    expectAllSound(wireGuard, hooks, 200);
  });

  test("anything else", () => {
    expectAllSound(wireGuard, anyText);
  });

  test("our own samples leave nothing unread", () => {
    for (const text of [gateway, laptop, shown]) expect(expectSound(wireGuard, text).unread).toEqual([]);
  });

  test("a long file takes time in proportion to its length", () => {
    const peers = "[Peer]\nAllowedIPs = 10.0.0.1/32, nonsense\n".repeat(8_000);
    const command = `[Interface]\nPostUp = ${"iptables -A FORWARD -s 10.0.0.1 -j ACCEPT; ".repeat(4_000)}\n`;
    const quotes = `[Interface]\nPostUp = ${"$( '\" ".repeat(50_000)}\n`;
    const comments = `[Interface]\n# ${"name=  #".repeat(50_000)}${" ".repeat(100_000)}x\n[Peer]\n`;
    const networks = `[Peer]\nAllowedIPs = ${"10.0.0.0/8, ".repeat(150_000)}10.0.0.0/8\n`;
    expectReadSoon(wireGuard, "wg0.conf", [peers, command, quotes, comments, networks], 5000);
  });
});

describe("files of others", () => {
  const folder = sharedPath("corpus/wireguard");

  test.skipIf(!folder)("each is recognised, read whole, and without a problem", () => {
    const files = readdirSync(folder ?? "", { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".conf"),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) {
      const text = readFileSync(join(folder ?? "", path), "utf8");
      expect(wireGuard.recognise({ path, text }), path).toBeGreaterThanOrEqual(0.5);
      const { unread, problems } = expectSound(wireGuard, text);
      expect([path, unread, problems]).toEqual([path, [], []]);
    }
  });
});
