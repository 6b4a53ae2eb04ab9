import { describe, expect, test } from "vitest";
import { fieldsOfRuleString } from "../../../server/src/formats/windows-firewall-rules/fields.ts";
import { registryFirewall } from "../../../server/src/formats/windows-firewall-rules/registry.ts";
import { ruleOf } from "../../../server/src/formats/windows-firewall-rules/rule.ts";
import type { RegistrySetting } from "../../../server/src/model/policy.ts";
import { inWords } from "../../support/entry-words.ts";

const spanOf = (text: string) => ({ start: 0, end: text.length });

/** A rule string as the entry it makes. */
function wordsOf(text: string): string {
  const fields = fieldsOfRuleString({ value: text, span: spanOf(text) });
  const { rule, unread } = fields ? ruleOf(fields, spanOf(text)) : { unread: [] };
  if (!rule) return "no rule";
  const left = unread.map(({ value }) => `, unread ${value}`).join("");
  return `${rule.rank} ${rule.direction}${rule.entry.disabled ? " off" : ""}: ${inWords(rule.entry)}${left}`;
}

describe("rule strings", () => {
  test.each([
    ["v2.25|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=3389|Name=RDP|", "allow in: permit 6/3389-3389"],
    ["v2.10|Action=Block|Active=FALSE|Dir=Out|Profile=Public|Name=x|", "block out off: deny out Public"],
    ["v2.10|Action=Allow|Active=TRUE|Dir=In|Profile=Domain|Profile=Private|Profile=Public|", "allow in: permit"],
    [
      "v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=17|LPort2_10=5000-5010|LPort=53|RPort=1024|",
      "allow in: permit 17/5000-5010/53-53 from 1024-1024",
    ],
    [
      "v2.10|Action=Allow|Active=TRUE|Dir=Out|RA4=10.0.0.0/255.0.0.0|RA4=192.168.0.1-192.168.0.9|RA6=fe80::/64|",
      "allow out: permit to 10.0.0.0/8,192.168.0.1-192.168.0.9,fe80::/64",
    ],
    ["v2.10|Action=Allow|Active=TRUE|Dir=In|RA4=LocalSubnet|", "allow in: permit from unknown"],
    ["v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=RPC|", "allow in: permit 6/49152-65535"],
    ["v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=1|ICMP4=8:*|ICMP4=3:4|", "allow in: permit 1/8-8/3-3"],
    [
      "v2.24|Action=ByPass|Active=TRUE|Dir=In|Security=Authenticate|",
      "bypass in: permit if authenticated connections Authenticate",
    ],
  ])("%s", (text, words) => expect(wordsOf(text)).toBe(words));

  test("a program makes a block uncertain, and an allow that names no port", () => {
    const program = "App=C:\\a.exe|Svc=*|";
    expect(wordsOf(`v2.10|Action=Block|Active=TRUE|Dir=In|Protocol=6|LPort=80|${program}`)).toContain(
      "if program C:\\a.exe",
    );
    expect(wordsOf(`v2.10|Action=Allow|Active=TRUE|Dir=In|${program}`)).toContain("if program C:\\a.exe");
    expect(wordsOf(`v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=80|${program}`)).toBe(
      "allow in: permit 6/80-80",
    );
  });

  test("what is no value of its field is unread", () =>
    expect(wordsOf("v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=http|")).toBe(
      "allow in: permit 6 if http, unread http",
    ));

  test("other texts are none", () => {
    for (const text of ["", "v2.10", "Action=Allow|", "v2.10|Dir=In|", "v2.10|Action=Maybe|Dir=In|"])
      expect(wordsOf(text)).toBe("no rule");
  });

  test("fields have their own places, or that of a text that is written otherwise than it reads", () => {
    const text = "v2.10|Action=Allow|Dir=In|";
    const [action] = fieldsOfRuleString({ value: text, span: { start: 100, end: 100 + text.length } }) ?? [];
    expect(action?.value.span).toEqual({ start: 113, end: 118 });
    const [other] = fieldsOfRuleString({ value: text, span: { start: 100, end: 200 } }) ?? [];
    expect(other?.value.span).toEqual({ start: 100, end: 200 });
  });
});

describe("registry values", () => {
  const key = "SOFTWARE\\Policies\\Microsoft\\WindowsFirewall";
  let at = 0;
  const setting = (below: string, name: string, value: string): RegistrySetting => {
    const span = { start: at, end: at + 1 };
    at += 10;
    const located = (each: string) => ({ value: each, span });
    return {
      hive: "machine",
      key: located(`${key}\\${below}`),
      name: located(name),
      type: "string",
      data: located(value),
      span,
    };
  };

  test("tell the rules and what the profiles do without one", () => {
    const { firewall, unread } = registryFirewall(
      [
        setting("FirewallRules", "{1}", "v2.25|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=3389|Name=RDP|"),
        setting("FirewallRules", "{2}", "no rule"),
        setting("DomainProfile", "EnableFirewall", "1"),
        setting("DomainProfile", "DefaultInboundAction", "0"),
        setting("StandardProfile", "EnableFirewall", "0"),
      ],
      { start: 0, end: 0 },
    );
    expect(firewall?.filters.map(({ entries }) => entries.length)).toEqual([2, 1]);
    expect(firewall?.checkpoints.map(({ filters, otherwise }) => `${filters.length} ${otherwise.value}`)).toEqual([
      "1 permit",
      "1 permit",
      "0 permit",
      "0 permit",
      "0 permit",
      "0 permit",
      "0 deny",
    ]);
    expect(unread).toHaveLength(1);
  });

  test("about something else tell nothing", () =>
    expect(registryFirewall([setting("Other", "a", "1")], { start: 0, end: 0 })).toEqual({ unread: [] }));
});
