import { describe, expect, test } from "vitest";
import { nftables } from "../../../server/src/formats/nftables/index.ts";
import { effectsOf } from "../../support/changes.ts";
import { spelled } from "../../support/readings.ts";
import { changesOfRules, newRule } from "../netfilter/changes.ts";
import { gateway, written } from "./samples.ts";

const { change, insert, replace } = changesOfRules(nftables);

describe("a rule", () => {
  test("is removed with its line", () => {
    const after = change(gateway, "remove-entry", "inet filter input", 'iifname "lan0" tcp dport 22');
    expect(after).toBe(gateway.replace('\t\tiifname "lan0" tcp dport 22 accept\n', ""));
    expect(effectsOf(nftables, gateway, after)).toEqual(["newly-denied"]);
  });

  test("is removed with its command", () => {
    const after = change(written, "remove-entry", "inet firewall input", "counter drop");
    expect(after).toBe(written.replace("add rule inet firewall input counter drop\n", ""));
    expect(effectsOf(nftables, written, after)).toEqual([]);
  });

  test("that shares its line takes its semicolon along", () => {
    const text = "table ip t { chain c { tcp dport 22 accept; tcp dport 23 drop; } }\n";
    expect(change(text, "remove-entry", "ip t c", "tcp dport 22")).toBe(
      "table ip t { chain c { tcp dport 23 drop; } }\n",
    );
    expect(change(text, "disable-entry", "ip t c", "tcp dport 22")).toBeUndefined();
  });

  test("is switched off by number signs, on every line of it", () => {
    const after = change(written, "disable-entry", "inet firewall forward", "iifname $WAN ip daddr");
    expect(after).toBe(
      written.replace(
        "    iifname $WAN ip daddr $MAIL \\\n      tcp",
        "    # iifname $WAN ip daddr $MAIL \\\n#       tcp",
      ),
    );
  });

  test("logs before its verdict", () => {
    expect(change(gateway, "log-entry", "inet filter input", 'iifname "lan0" tcp dport 22')).toBe(
      gateway.replace('iifname "lan0" tcp dport 22 accept', 'iifname "lan0" tcp dport 22 log accept'),
    );
    expect(change(gateway, "log-entry", "inet filter input", "ip saddr @banned")).toBe(
      gateway.replace("packets 0 bytes 0 drop", "packets 0 bytes 0 log drop"),
    );
  });

  test("that logs, calls, or is several entries is left alone", () => {
    expect(change(gateway, "log-entry", "inet filter forward", "counter packets 12")).toBeUndefined();
    expect(change(gateway, "log-entry", "inet filter forward", 'iifname "lan0" oifname')).toBeUndefined();
    expect(change(gateway, "remove-entry", "inet filter forward", "10.20.30.5 . 25")).toBeUndefined();
    expect(change(gateway, "remove-entry", "inet filter outgoing", "53 : accept")).toBeUndefined();
  });
});

describe("new rules", () => {
  test("stand before a rule, with its indentation", () => {
    const after = insert(
      gateway,
      "inet filter outgoing",
      "tcp dport @web",
      newRule("deny", "203.0.113.0/28", [443, 443]),
    );
    expect(after).toBe(
      gateway.replace("\t\ttcp dport @web", "\t\tip daddr 203.0.113.0/28 tcp dport 443 drop\n\t\ttcp dport @web"),
    );
    expect(effectsOf(nftables, gateway, after)).toEqual(["newly-denied"]);
  });

  test("stand before a rule that is several entries", () => {
    const after = insert(gateway, "inet filter outgoing", "53 : accept", newRule("deny", "203.0.113.1"));
    expect(after).toBe(gateway.replace("\t\tudp dport vmap", "\t\tip daddr 203.0.113.1 drop\n\t\tudp dport vmap"));
  });

  test("are added by the command that adds the one behind them", () => {
    const after = insert(
      written,
      "inet firewall input",
      "iifname $LANS",
      newRule("deny", "2001:db8::/32", [1, 1, 5, 9]),
    );
    expect(after).toBe(
      written.replace(
        "add rule inet firewall input iifname",
        "add rule inet firewall input ip6 daddr 2001:db8::/32 tcp dport { 1, 5-9 } drop\nadd rule inet firewall input iifname",
      ),
    );
  });

  test("stand at the end, behind the last rule or the policy", () => {
    expect(insert(gateway, "inet filter clock", undefined, newRule("permit", "10.0.0.1"))).toBe(
      gateway.replace('comment "time servers"\n', 'comment "time servers"\n\t\tip daddr 10.0.0.1 accept\n'),
    );
    const empty = "table ip t {\n  chain c {\n    type filter hook forward priority 0; policy drop;\n  }\n}\n";
    const after = insert(empty, "ip t c", undefined, newRule("permit", "10.0.0.1"));
    expect(after).toBe(empty.replace("drop;\n", "drop;\n    ip daddr 10.0.0.1 accept\n"));
    expect(effectsOf(nftables, empty, after)).toEqual(["newly-permitted"]);
  });

  test("keep the line ends of the file", () => {
    const text = gateway.replaceAll("\n", "\r\n");
    const after = insert(text, "inet filter outgoing", "tcp dport @web", newRule("deny", "203.0.113.1")) ?? "";
    expect(after.replaceAll("\r\n", "")).not.toContain("\n");
  });

  test("are not written where a table does not see them", () => {
    const text = "table ip t {\n  chain c {\n    accept\n  }\n}\n";
    expect(insert(text, "ip t c", "accept", newRule("deny", "2001:db8::/32"))).toBe(text);
  });

  test("take the place of another", () => {
    const after = replace(
      gateway,
      "inet filter outgoing",
      "tcp dport @web",
      newRule("permit", "203.0.113.1", [80, 80]),
      newRule("permit", "203.0.113.2", [443, 443]),
    );
    expect(after).toBe(
      gateway.replace(
        "tcp dport @web accept",
        "ip daddr 203.0.113.1 tcp dport 80 accept\n\t\tip daddr 203.0.113.2 tcp dport 443 accept",
      ),
    );
  });
});

describe("a definition", () => {
  const without = (text: string, name: string) =>
    spelled(nftables, text, (configuration) => {
      const found = configuration.definitions.find((each) => each.name.value === name);
      if (!found) throw new Error(`no ${name}`);
      return { kind: "remove-statement", span: found.span };
    });

  test("goes with its braces or its line", () => {
    expect(without(gateway, "inet filter web")).toBe(
      gateway.replace("\tset web {\n\t\ttype inet_service\n\t\telements = { 80, 443 }\n\t}\n", ""),
    );
    expect(without(written, "MAIL")?.includes("define MAIL")).toBe(false);
  });

  test("that commands add to stays", () => expect(without(written, "inet firewall input")).toBeUndefined());
});
