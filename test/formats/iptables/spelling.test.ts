import { describe, expect, test } from "vitest";
import { iptables } from "../../../server/src/formats/iptables/index.ts";
import { effectsOf } from "../../support/changes.ts";
import { readText, spelled } from "../../support/readings.ts";
import { changesOfRules, newRule } from "../netfilter/changes.ts";
import { gateway, gateway6, listed, script, ufw } from "./samples.ts";

const { entryOf, change, insert, replace } = changesOfRules(iptables);

const table = (...lines: readonly string[]) => `*filter\n:FORWARD DROP [0:0]\n${lines.join("\n")}\nCOMMIT\n`;

describe("a rule", () => {
  const mail = "-A FORWARD -d 10.30.0.5/32 -i wan0 -o dmz0 -p tcp -m multiport --dports 25,587,8000:8080 -j ACCEPT\n";

  test("is removed with its line", () => {
    const after = change(gateway, "remove-entry", "FORWARD", "--dports 25,587");
    expect(after).toBe(gateway.replace(mail, ""));
    expect(effectsOf(iptables, gateway, after)).toEqual(["newly-denied"]);
  });

  test("is removed with its counters", () =>
    expect(change(gateway6, "remove-entry", "INPUT", "fe80::/10")).toBe(
      gateway6.replace("[0:0] -A INPUT -s fe80::/10 -p udp -m udp --dport 546 -j ACCEPT\n", ""),
    ));

  test("is switched off by a number sign", () => {
    const after = change(gateway, "disable-entry", "FORWARD", "--dports 25,587");
    expect(after).toBe(gateway.replace(mail, `# ${mail}`));
    expect(effectsOf(iptables, gateway, after)).toEqual(["newly-denied"]);
    expect(change(gateway6, "disable-entry", "INPUT", "fe80::/10")).toContain("\n# [0:0] -A INPUT -s fe80::/10");
  });

  test("logs by a LOG rule before it that asks for the same", () => {
    expect(change(gateway, "log-entry", "INPUT", "from the office")).toBe(
      gateway.replace(
        "-A INPUT -i lan0 -p tcp",
        '-A INPUT -i lan0 -p tcp -m tcp --dport 22 -j LOG --log-prefix "INPUT ACCEPT: "\n-A INPUT -i lan0 -p tcp',
      ),
    );
    const after = change(gateway6, "log-entry", "FORWARD", "2001:db8:30::5") ?? "";
    expect(after).toContain(
      '[0:0] -A FORWARD -d 2001:db8:30::5/128 -i wan0 -o dmz0 -p tcp -m tcp --dport 25 -j LOG --log-prefix "FORWARD ACCEPT: "\n[0:0] -A FORWARD',
    );
    const { entry } = entryOf(readText(iptables, after).configuration, after, "FORWARD", "--dport 25 -j ACCEPT");
    expect(entry.log?.on).toBe(true);
    expect(effectsOf(iptables, gateway6, after)).toEqual([]);
  });

  test("that logs, calls, or is implied is left alone", () => {
    const logged = table("-A FORWARD -p tcp -j LOG", "-A FORWARD -p tcp -j DROP");
    expect(change(logged, "log-entry", "FORWARD", "-j DROP")).toBeUndefined();
    expect(change(gateway, "log-entry", "FORWARD", "-j OUTGOING")).toBeUndefined();
  });

  test("of ufw's user, of a table of translations, or of a chain that commands reorder is left alone", () => {
    expect(change(ufw, "remove-entry", "ufw-user-input", "--dport 22")).toBeUndefined();
    expect(change(gateway, "remove-entry", "nat POSTROUTING", "MASQUERADE")).toBeUndefined();
    expect(change(script, "remove-entry", "FORWARD", "--dport 25")).toBeUndefined();
  });
});

describe("new rules", () => {
  test("stand before a rule", () => {
    const after = insert(gateway, "OUTGOING", "--dports 80,443", newRule("deny", "203.0.113.0/28", [443, 443]));
    expect(after).toBe(
      gateway.replace(
        "-A OUTGOING -p tcp",
        "-A OUTGOING -d 203.0.113.0/28 -p tcp -m tcp --dport 443 -j DROP\n-A OUTGOING -p tcp",
      ),
    );
    expect(effectsOf(iptables, gateway, after)).toEqual(["newly-denied"]);
  });

  test("stand at the end of a chain, or where it is empty before COMMIT", () => {
    expect(insert(listed, "web", undefined, newRule("permit", "10.0.0.1"))).toBe(
      `${listed}-A web -d 10.0.0.1/32 -j ACCEPT\n`,
    );
    const empty = "*filter\n:FORWARD DROP [0:0]\nCOMMIT\n";
    const after = insert(empty, "FORWARD", undefined, newRule("permit", "10.0.0.1"));
    // Nothing tells the family of an empty table, and IPv4 is what most are.
    expect(after).toBe(empty.replace("COMMIT", "-A FORWARD -d 10.0.0.1/32 -j ACCEPT\nCOMMIT"));
    expect(effectsOf(iptables, empty, after)).toEqual(["newly-permitted"]);
  });

  test("hold ranges, lists of ports, remarks and logs", () => {
    const range = { ...newRule("deny", "10.0.0.5-10.0.0.9", [1, 1, 5, 9]), log: true, remark: 'closed: "old"' };
    expect(insert(table("-A FORWARD -s 10.1.0.0/16 -j ACCEPT"), "FORWARD", "-j ACCEPT", range)).toBe(
      table(
        '-A FORWARD -m iprange --dst-range 10.0.0.5-10.0.0.9 -p tcp -m multiport --dports 1,5:9 -j LOG --log-prefix "FORWARD DROP: "',
        '-A FORWARD -m iprange --dst-range 10.0.0.5-10.0.0.9 -p tcp -m multiport --dports 1,5:9 -m comment --comment "closed: \\"old\\"" -j DROP',
        "-A FORWARD -s 10.1.0.0/16 -j ACCEPT",
      ),
    );
  });

  test("part lists of more than fifteen ports", () => {
    const ports = Array.from({ length: 20 }, (_, at) => [at * 2 + 1, at * 2 + 1]).flat();
    const after = insert(gateway, "OUTGOING", "--dports 80,443", newRule("deny", "203.0.113.1", ports)) ?? "";
    expect(after.match(/--dports 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29 /g)).toHaveLength(1);
    expect(after.match(/--dports 31,33,35,37,39 /g)).toHaveLength(1);
  });

  test("have the counters of the rules beside them, and the line ends of the file", () => {
    expect(insert(gateway6, "FORWARD", "2001:db8:30::5", newRule("deny", "2001:db8::/32"))).toContain(
      "\n[0:0] -A FORWARD -d 2001:db8::/32 -j DROP\n",
    );
    const text = gateway.replaceAll("\n", "\r\n");
    const after = insert(text, "OUTGOING", "--dports 80", newRule("deny", "203.0.113.1")) ?? "";
    expect(after.replaceAll("\r\n", "")).not.toContain("\n");
  });

  test("are not written where a table does not see them", () =>
    expect(insert(gateway, "FORWARD", "--dports 25", newRule("deny", "2001:db8::/32"))).toBeUndefined());

  test("take the place of another, and keep its interfaces and its remark", () => {
    const text = table(
      '-A FORWARD -i wan0 -o dmz0 -p tcp -m tcp --dport 1:100 -m comment --comment "many ports" -j ACCEPT',
    );
    const after = replace(text, "FORWARD", "many ports", newRule("permit", "10.30.0.5", [25, 25]));
    expect(after).toBe(
      table(
        '-A FORWARD -i wan0 -o dmz0 -d 10.30.0.5/32 -p tcp -m tcp --dport 25 -m comment --comment "many ports" -j ACCEPT',
      ),
    );
    expect(effectsOf(iptables, text, after)).toEqual(["newly-denied"]);
  });

  test("are not written like a rule that asks for what only one protocol has", () => {
    const text = table("-A FORWARD -i wan0 -p tcp -m tcp --dport 1:100 --syn -j ACCEPT");
    expect(replace(text, "FORWARD", "--syn", newRule("permit", "10.30.0.5"))).toBeUndefined();
  });

  test("that deny in the place of another do it as that one did", () =>
    expect(
      replace(
        table("-A FORWARD -p tcp -j REJECT --reject-with tcp-reset"),
        "FORWARD",
        "REJECT",
        newRule("deny", "10.30.0.5", [25, 25]),
      ),
    ).toBe(table("-A FORWARD -d 10.30.0.5/32 -p tcp -m tcp --dport 25 -j REJECT --reject-with tcp-reset")));
});

describe("a definition", () => {
  const without = (text: string, name: string) =>
    spelled(iptables, text, (configuration) => {
      const found = configuration.definitions.find((each) => each.name.value === name);
      if (!found) throw new Error(`no ${name}`);
      return { kind: "remove-statement", span: found.span };
    });

  test("a chain goes with its rules", () => {
    const text = "*filter\n:FORWARD DROP [0:0]\n:OLD - [0:0]\n-A OLD -p tcp -j DROP\n-A OLD -j RETURN\nCOMMIT\n";
    expect(without(text, "OLD")).toBe("*filter\n:FORWARD DROP [0:0]\nCOMMIT\n");
    expect(without(listed, "web")).not.toContain("-N web");
  });

  test("a set goes with its members", () =>
    expect(without(script.replace("-A FORWARD -m set --match-set office src -j ACCEPT\n", ""), "office")).not.toContain(
      "ipset",
    ));

  test("the kernel's own chains stay", () => expect(without(gateway, "FORWARD")).toBeUndefined());
});
