import { describe, expect, test } from "vitest";
import { wireGuard } from "../../../server/src/formats/wireguard/index.ts";
import type { Change, NewEntry } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { everyIp4, parseRange } from "../../../server/src/net/ip.ts";
import { readText, spelled } from "../../support/readings.ts";
import { gateway, laptop } from "./samples.ts";

/** The entry of a list whose text begins so. */
const entryOf = (configuration: Configuration, text: string, name: string, begins: string) => {
  const filter = configuration.filters.find((each) => each.name.value === name);
  const entry = filter?.entries.find(({ span }) => text.startsWith(begins, span.start));
  if (!filter || !entry) throw new Error(`no ${begins} in ${name}`);
  return { filter, entry };
};

const permit = (...sources: readonly string[]): NewEntry => ({
  action: "permit",
  sources: sources.flatMap((source) => parseRange(source) ?? []),
  destinations: [],
  log: false,
});

const narrow = (text: string, network: string, ...entries: readonly NewEntry[]) =>
  spelled(wireGuard, text, (configuration) => ({
    kind: "replace-entry",
    ...entryOf(configuration, text, "AllowedIPs", network),
    entries,
  }));

const remove = (text: string, name: string, begins: string) =>
  spelled(wireGuard, text, (configuration) => ({
    kind: "remove-entry",
    ...entryOf(configuration, text, name, begins),
  }));

describe("a peer's networks", () => {
  test("are narrowed where they stand", () => {
    expect(narrow(laptop, "0.0.0.0/0", permit("10.20.0.0/28", "10.20.1.7"))).toBe(
      laptop.replace("0.0.0.0/0, ", "10.20.0.0/28, 10.20.1.7/32, "),
    );
    expect(narrow(gateway, "192.168.20.0/24", permit("192.168.20.8/29"))).toBe(gateway.replace("20.0/24", "20.8/29"));
  });

  test("what is written is what the peer then may use", () => {
    const after = narrow(laptop, "::/0", permit("fd20::/64")) ?? "";
    const { configuration, at } = readText(wireGuard, after);
    expect(configuration.vpns[0]?.peers[0]?.remote?.terms.map(at)).toEqual(["0.0.0.0/0", "fd20::/64"]);
  });

  test("are not widened, and hold neither ports nor destinations nor log", () => {
    for (const entry of [
      permit("192.168.0.0/16"),
      permit("192.168.20.1-192.168.20.6"),
      { ...permit("192.168.20.8/29"), log: true },
      { ...permit("192.168.20.8/29"), action: "deny" as const },
      { ...permit("192.168.20.8/29"), services: [{ protocol: 6 }] },
      { ...permit("192.168.20.8/29"), destinations: [parseRange("10.0.0.1") ?? everyIp4] },
    ])
      expect(narrow(gateway, "192.168.20.0/24", entry)).toBeUndefined();
    expect(
      narrow(gateway, "192.168.20.0/24", { ...permit("192.168.20.8/29"), destinations: [everyIp4] }),
    ).toBeDefined();
  });

  test("go with their comma, and the last one with its line", () => {
    expect(remove(gateway, "AllowedIPs", "192.168.20.0/24")).toBe(gateway.replace(", 192.168.20.0/24", ""));
    expect(remove(gateway, "AllowedIPs", "10.99.0.3/32")).toBe(gateway.replace("10.99.0.3/32,", ""));
    expect(remove("[Peer]\nAllowedIPs = 0.0.0.0/0\n", "AllowedIPs", "0.0.0.0/0")).toBe("[Peer]\n");
  });
});

describe("commands", () => {
  test("one of several goes, and what undoes it with it", () =>
    expect(remove(gateway, "FORWARD", "iptables -A FORWARD -i")).toBe(
      gateway.replace("iptables -A FORWARD -i %i -j ACCEPT; ", "").replace("iptables -D FORWARD -i %i -j ACCEPT; ", ""),
    ));

  test("one that stands alone goes with its line", () =>
    expect(
      remove(
        "[Interface]\nPostUp = iptables -I FORWARD 1 -i %i -j ACCEPT\nMTU = 1380\nPreDown = iptables -D FORWARD -i %i -j ACCEPT\n",
        "FORWARD",
        "iptables",
      ),
    ).toBe("[Interface]\nMTU = 1380\n"));

  test("one on which others depend stays", () =>
    expect(
      remove("[Interface]\nPostUp = iptables -A FORWARD -i %i -j ACCEPT || logger failed\n", "FORWARD", "iptables"),
    ).toBeUndefined());
});

describe("commands that let too much through", () => {
  const instead = (text: string, ...entries: readonly NewEntry[]) =>
    spelled(wireGuard, text, (configuration) => ({
      kind: "replace-entry",
      ...entryOf(configuration, text, "FORWARD", "iptables"),
      entries,
    }));
  const toServers: NewEntry = {
    action: "permit",
    sources: [],
    destinations: [parseRange("10.20.0.10/31") ?? everyIp4, parseRange("fd20::/64") ?? everyIp4],
    services: [{ protocol: 6, ports: [22, 22, 5985, 5986] }, { protocol: 1 }],
    log: false,
  };
  const both = "-A FORWARD -i %i -d 10.20.0.10/31 -p tcp -m multiport --dports 22,5985:5986 -j ACCEPT";

  test("become narrower ones, and so do those that undo them", () =>
    expect(instead(gateway, toServers)).toBe(
      gateway
        .replace(
          "iptables -A FORWARD -i %i -j ACCEPT",
          `iptables ${both}; iptables -A FORWARD -i %i -d 10.20.0.10/31 -p 1 -j ACCEPT`,
        )
        .replace(
          "iptables -D FORWARD -i %i -j ACCEPT",
          `iptables ${both.replace("-A", "-D")}; iptables -D FORWARD -i %i -d 10.20.0.10/31 -p 1 -j ACCEPT`,
        ),
    ));

  test("what is written is what then passes", () => {
    const { configuration, at } = readText(wireGuard, instead(gateway, toServers) ?? "");
    const entries = configuration.filters.find(({ name }) => name.value === "FORWARD")?.entries ?? [];
    expect(
      entries.slice(0, 2).map(({ destination, service }) => [destination?.terms.map(at), service?.terms.length]),
    ).toEqual([
      [["10.20.0.10/31"], 1],
      [["10.20.0.10/31"], 1],
    ]);
  });

  test("keep what they said besides", () =>
    expect(
      instead(
        "[Interface]\nPostUp = iptables -w -I FORWARD ! -o eth1 -m state --state NEW -s 10.0.0.0/8 -p udp -j ACCEPT\n",
        { ...permit("10.99.0.0/24"), services: [{ protocol: 17, ports: [53, 53] }] },
      ),
    ).toBe(
      "[Interface]\nPostUp = iptables -I FORWARD -w ! -o eth1 -m state --state NEW -s 10.99.0.0/24 -p udp --dport 53 -j ACCEPT\n",
    ));

  test("are followed by one that logs and one that drops the rest, or come behind them where they go to the head", () => {
    const host = permit("10.99.0.2");
    const rest: NewEntry = { ...permit(), action: "deny", log: true };
    const up = (order: string, ...rules: readonly string[]) =>
      `[Interface]\nPostUp = ${rules.map((rule) => `iptables ${order} FORWARD -i %i${rule}`).join("; ")}\n`;
    const [passes, logs, drops] = [" -s 10.99.0.2 -j ACCEPT", " -j LOG", " -j DROP"];
    expect(instead(up("-A", " -j ACCEPT"), host, rest)).toBe(up("-A", passes, logs, drops));
    expect(instead(up("-I", " -j ACCEPT"), host, rest)).toBe(up("-I", drops, logs, passes));
  });

  test("name the networks of a range one by one", () =>
    expect(instead(gateway, permit("10.0.0.1-10.0.0.2"))).toContain(
      "iptables -A FORWARD -i %i -s 10.0.0.1 -j ACCEPT; iptables -A FORWARD -i %i -s 10.0.0.2 -j ACCEPT",
    ));

  test("stay where iptables cannot say it", () => {
    expect(instead(gateway, { ...toServers, services: [{ protocol: 1, ports: [1, 1] }] })).toBeUndefined();
    expect(instead(gateway, permit("fd20::/64"))).toBeUndefined();
  });
});

describe("statements", () => {
  const without = (text: string, part: string) =>
    spelled(wireGuard, text, () => ({
      kind: "remove-statement",
      span: { start: text.indexOf(part), end: text.indexOf(part) + part.length },
    }));

  test("a line goes", () =>
    expect(without(gateway, "PersistentKeepalive = 25")).toBe(gateway.replace("PersistentKeepalive = 25\n", "")));

  test("a command goes, the last one too", () =>
    expect(without(gateway, "iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE")).toBe(
      gateway.replaceAll(/; iptables -t nat -[AD] POSTROUTING -o eth0 -j MASQUERADE/g, ""),
    ));

  test("a peer goes whole", () => {
    const after = spelled(wireGuard, gateway, ({ vpns }) => ({
      kind: "remove-statement",
      span: vpns[0]?.peers[1]?.span ?? { start: 0, end: 0 },
    }));
    expect(after).toBe(gateway.slice(0, gateway.indexOf("[Peer]\n# Name = laptop")));
  });

  test("keys stay, because nothing works without them", () => {
    expect(without(gateway, "PrivateKey")).toBeUndefined();
    expect(without(gateway, "PublicKey")).toBeUndefined();
    expect(without(gateway, "[Interface]")).toBeUndefined();
  });
});

test("what WireGuard cannot do has no spelling", () => {
  const { text, reading, configuration } = readText(wireGuard, gateway);
  const place = entryOf(configuration, gateway, "AllowedIPs", "10.99.0.2");
  const changes: Change[] = [
    { kind: "log-entry", ...place },
    { kind: "disable-entry", ...place },
    { kind: "set", setting: "logging-enabled", value: 1 },
    { kind: "add-right-holders", right: "SeDenyInteractiveLogonRight", holders: ["a"] },
  ];
  for (const change of changes) expect(wireGuard.spell(text, reading, change)).toBeUndefined();
});
