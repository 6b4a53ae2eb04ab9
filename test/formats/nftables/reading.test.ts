import { describe, expect, test } from "vitest";
import { nftables } from "../../../server/src/formats/nftables/index.ts";
import { readCarets } from "../../support/carets.ts";
import { readText } from "../../support/readings.ts";
import { frames, gateway, written } from "./samples.ts";

const filterOf = ({ configuration }: ReturnType<typeof readText>, name: string) => {
  const filter = configuration.filters.find((each) => each.name.value === name);
  if (!filter) throw new Error(`no ${name}`);
  return filter;
};

describe("a listed rule set", () => {
  const read = readText(nftables, gateway);

  test("is read whole", () => {
    expect(read.unread).toEqual([]);
    expect(read.reading.lines).toMatchObject({ unread: 0 });
  });

  test("base chains are checkpoints with their policies, the others are called", () => {
    expect(read.configuration.checkpoints.map((each) => [each.traffic, each.title])).toEqual([
      ["to-device", "chain input at hook input"],
      ["forwarded", "chain forward at hook forward"],
    ]);
    const forward = filterOf(read, "inet filter forward");
    expect(forward.otherwise).toMatchObject({ value: "deny" });
    expect(read.at(forward.otherwise)).toBe("drop");
    expect(forward.entries.map((entry) => entry.action.value)).toEqual([
      { kind: "permit" },
      { kind: "call", filter: { value: "inet filter outgoing", span: expect.anything() } },
      { kind: "permit" },
      { kind: "permit" },
      { kind: "deny", reject: true },
    ]);
    expect(filterOf(read, "inet filter outgoing").otherwise.value).toBe("next");
  });

  test("spans are those of rules, and of elements where a rule is several", () => {
    const { entries } = filterOf(read, "inet filter forward");
    expect(entries.map(read.at)).toEqual([
      "ct state established,related accept",
      'iifname "lan0" oifname "wan0" ip saddr @office jump outgoing',
      "10.20.30.5 . 25",
      "10.20.30.6 . 8000-8080",
      'counter packets 12 bytes 900 log prefix "forward: " level info reject with icmpx admin-prohibited',
    ]);
    expect(entries.map((entry) => read.at(entry.action))).toEqual([
      "accept",
      "jump outgoing",
      "accept",
      "accept",
      "reject",
    ]);
  });

  test("a log statement is the rule's own, with its level", () => {
    const last = filterOf(read, "inet filter forward").entries.at(-1);
    expect(last?.log).toMatchObject({ on: true, level: 6 });
    expect(last?.log?.span && read.at({ span: last.log.span })).toBe('log prefix "forward: " level info');
  });

  test("what no rule logs is silent, and what one logs before it decides is not", () => {
    const logs = (rules: string) => {
      const text = `table ip t {\n chain c {\n type filter hook input priority 0; policy drop;\n${rules}\n }\n}\n`;
      const { entries, otherwiseLog } = filterOf(readText(nftables, text), "ip t c");
      const said = entries.filter((entry) => !entry.implied && entry.action.value.kind !== "continue");
      return [...said.map((entry) => entry.log?.on), `rest ${otherwiseLog?.on}`];
    };
    expect(logs("tcp dport 22 accept\ntcp dport 23 drop")).toEqual([false, false, "rest false"]);
    expect(logs("tcp dport 22 log accept\nlog\ntcp dport 23 drop")).toEqual([true, true, "rest true"]);
    expect(logs("tcp dport 1-99 ct state new log\ntcp dport 23 ct state new drop\ntcp dport 23 drop")).toEqual([
      true,
      false,
      "rest false",
    ]);
    expect(logs("ip saddr 10.0.0.1 log\nip saddr 10.0.0.1 tcp dport 23 drop\nip saddr 10.0.0.2 drop")).toEqual([
      true,
      false,
      "rest false",
    ]);
    expect(logs("tcp dport { 22, 23 } queue")).toEqual([undefined, undefined, "rest false"]);
    expect(logs("jump elsewhere\ntcp dport 22 accept")).toEqual([undefined, undefined, "rest undefined"]);
  });

  test("comments of rules are remarks", () => {
    expect(filterOf(read, "inet filter clock").entries[0]?.remark?.value).toBe("time servers");
  });

  test("sets are objects, those that rules add to are open", () => {
    expect(read.configuration.addresses.map((each) => [each.name.value, each.terms.map((term) => term.kind)])).toEqual([
      ["inet filter office", ["range", "range"]],
      ["inet filter banned", ["unknown"]],
    ]);
    expect(read.configuration.services.map((each) => each.name.value)).toEqual(["inet filter web"]);
  });

  test("names are defined and referred to where they stand", () => {
    const defined = read.configuration.definitions.map((each) => [
      each.name.value,
      read.at(each.name),
      each.expectsUse,
    ]);
    expect(defined).toContainEqual(["inet filter office", "office", true]);
    expect(defined).toContainEqual(["inet filter clock", "clock", true]);
    expect(defined).toContainEqual(["inet filter input", "input", false]);
    const references = read.configuration.references.map((each) => [each.name.value, read.at(each.name)]);
    expect(references).toContainEqual(["inet filter office", "office"]);
    expect(references).toContainEqual(["inet filter outgoing", "outgoing"]);
    expect(references).toContainEqual(["inet filter clock", "clock"]);
    const names = new Set(read.configuration.definitions.map((each) => each.name.value));
    expect(references.filter(([name]) => !names.has(name ?? ""))).toEqual([]);
  });

  test("chains of type nat choose, and hold nothing up unless they drop", () => {
    const chain = (rules: string) =>
      readText(
        nftables,
        `table ip t {\n chain c {\n  type nat hook prerouting priority 0; policy accept;\n  ${rules}\n }\n}\n`,
      ).configuration;
    const { filters, checkpoints } = chain('iif "wan0" tcp dport 80 dnat to 10.0.0.1\n  accept');
    expect(filters[0]).toMatchObject({ purpose: "selection", otherwise: { value: "deny" } });
    expect(filters[0]?.entries.map(({ action }) => action.value.kind)).toEqual(["permit", "deny"]);
    expect(checkpoints).toEqual([]);
    expect(chain("tcp dport 80 drop").filters[0]?.purpose).toBeUndefined();
    expect(chain("tcp dport 80 drop").checkpoints).not.toEqual([]);
  });

  test("translations tell what is reachable", () => {
    expect(read.configuration.translations.map((each) => [each.kind, each.outside?.value, read.at(each.real)])).toEqual(
      [
        ["static", "wan0", "10.20.30.5:25"],
        ["dynamic", "wan0", "ip saddr 10.20.0.0/16"],
      ],
    );
  });

  test("interfaces that rules name are the device's", () => {
    expect(read.configuration.interfaces.map((each) => each.name.value)).toEqual(["lan0", "wan0", "dmz0"]);
  });
});

describe("a written rule set", () => {
  const read = readText(nftables, written);

  test("is read whole, variables and continued lines included", () => expect(read.unread).toEqual([]));

  test("a variable's value stands where the variable does", () => {
    const [, web, mail] = filterOf(read, "inet firewall forward").entries;
    expect(web?.inbound?.names.map((name) => [name.value, read.at(name)])).toEqual([
      ["lan0", "$LANS"],
      ["lan1", "$LANS"],
    ]);
    expect(read.at(mail?.destination)).toContain("$MAIL");
    expect(read.at(mail)).toBe("iifname $WAN ip daddr $MAIL \\\n      tcp dport { 25, 587 } accept");
  });

  test("definitions of variables are names like others", () => {
    expect(
      read.configuration.definitions.filter((each) => each.title === "definition").map((each) => each.name.value),
    ).toEqual(["WAN", "LANS", "MAIL", "PORTS"]);
    expect(read.configuration.references.map((each) => read.at(each.name))).toContain("LANS");
  });

  test("commands add to chains in their order", () => {
    expect(filterOf(read, "inet firewall input").entries.map(read.at)).toEqual([
      "iifname $LANS tcp dport $PORTS accept",
      "counter drop",
    ]);
  });
});

describe("commands", () => {
  const entries = (text: string) => {
    const read = readText(nftables, `table ip t { chain c { accept; drop; } }\n${text}\n`);
    return read.configuration.filters.flatMap((filter) => filter.entries).map(read.at);
  };

  test("insert goes before, an index behind", () => {
    expect(entries("insert rule ip t c tcp dport 1 drop")).toEqual(["tcp dport 1 drop", "accept", "drop"]);
    expect(entries("add rule t c index 0 tcp dport 1 drop")).toEqual(["accept", "tcp dport 1 drop", "drop"]);
    expect(entries("insert rule t c index 1 tcp dport 1 drop")).toEqual(["accept", "tcp dport 1 drop", "drop"]);
  });

  test("flush and delete take away what stood before", () => {
    expect(entries("flush chain ip t c")).toEqual([]);
    expect(entries("flush table t\nadd rule t c continue")).toEqual(["continue"]);
    expect(entries("delete table ip t")).toEqual([]);
    expect(entries("flush ruleset")).toEqual([]);
    expect(entries("delete table ip other")).toEqual(["accept", "drop"]);
  });

  test("what only the kernel can tell is unread", () => {
    for (const command of ["delete rule ip t c handle 4", "replace rule ip t c handle 4 drop", "nonsense here"]) {
      const read = readText(nftables, `table ip t { chain c { accept; } }\n${command}\n`);
      expect(read.unread, command).toEqual([command]);
    }
  });

  test("elements are added to sets", () => {
    const read = readText(
      nftables,
      "add table ip t\nadd set ip t s { type ipv4_addr; }\nadd element ip t s { 10.0.0.1, 10.0.0.2 }\n",
    );
    expect(read.configuration.addresses[0]?.terms.map(read.at)).toEqual(["10.0.0.1", "10.0.0.2"]);
  });
});

describe("what is not understood", () => {
  /** The carets show what is unread. */
  const expectUnread = (source: string) => {
    const { text, marks } = readCarets(source);
    const { reading } = readText(nftables, text);
    expect(reading.unread.map((each) => text.slice(each.span.start, each.span.end))).toEqual(
      marks.map((each) => text.slice(each.span.start, each.span.end)),
    );
    return readText(nftables, text);
  };

  test("costs the rest of the rule, whose known part stays and whose match is uncertain", () => {
    const read = expectUnread(`
table ip t {
  chain c {
    ip saddr 10.0.0.1 frobnicate 7 accept
                      ^^^^^^^^^^^^^^^^^^^
    tcp dport 22 drop
  }
}
`);
    const [first, second] = read.configuration.filters[0]?.entries ?? [];
    expect(first).toMatchObject({ action: { value: { kind: "permit" } } });
    expect(read.at(first?.source)).toBe("ip saddr 10.0.0.1");
    expect(first?.conditions?.map((each) => each.value)).toEqual(["what was not understood"]);
    expect(second?.conditions).toBeUndefined();
  });

  test("an included file is not followed", () => {
    const read = expectUnread(`
include "/etc/nftables.d/*.conf"
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
table ip t {
}
`);
    expect(read.reading.unread.map((each) => each.about)).toEqual(["filters"]);
    expect(read.reading.unread[0]?.why).toMatch(/^what is included here is not read with this file/);
    expect(read.reading.problems).toEqual([]);
  });

  test("a brace too many, and one too few", () => {
    expectUnread(`
table ip t {
}
}
^
`);
    expect(readText(nftables, "table ip t {\n chain c {\n  accept\n").configuration.filters).toHaveLength(1);
  });
});

test("tables that see frames are known and not judged", () => {
  const read = readText(nftables, frames);
  expect(read.unread).toEqual([]);
  expect(read.configuration.filters).toEqual([]);
  expect(read.configuration.checkpoints).toEqual([]);
  expect(read.configuration.definitions.map((each) => each.title)).toEqual([
    "chain, which is not judged: its table sees bridge frames",
    "chain, which is not judged: its table sees arp frames",
    "chain, which is not judged: its table sees netdev frames",
  ]);
});

test("lines may end as on Windows, and the last need not end", () => {
  const read = readText(nftables, gateway.trimEnd().replaceAll("\n", "\r\n"));
  expect(read.unread).toEqual([]);
  expect(read.configuration.filters).toHaveLength(readText(nftables, gateway).configuration.filters.length);
});
