import { describe, expect, test } from "vitest";
import { fact } from "../../support/facts.ts";
import { shownAddresses } from "../../support/shown-entries.ts";
import { configurationOf, entriesOf, expectFacts, verdict } from "./facts.ts";
import { edge } from "./samples.ts";

const zones = "set zone a network layer3 e1\nset zone b network layer3 e2\nset zone c network layer3 e3\n";
const rules = (text: string) => entriesOf(configurationOf(zones + text));

describe("security rules", () => {
  test("in their order, with all their parts", () =>
    expect(
      rules(`set rulebase security rules "One rule" from a
set rulebase security rules "One rule" to [ b c ]
set rulebase security rules "One rule" source [ 10.0.0.0/8 DE known ]
set rulebase security rules "One rule" negate-source yes
set rulebase security rules "One rule" destination any
set rulebase security rules "One rule" source-user "corp\\people"
set rulebase security rules "One rule" category gambling
set rulebase security rules "One rule" application any
set rulebase security rules "One rule" service service-https
set rulebase security rules "One rule" schedule nights
set rulebase security rules "One rule" profile-setting group Strict
set rulebase security rules "One rule" log-end no
set rulebase security rules "One rule" action allow
set rulebase security rules two from any to any source any destination any application any service any action reset-both
set rulebase security rules three action drop
set rulebase security rules three disabled yes
set rulebase security rules three log-start yes
`),
    ).toEqual([
      "One rule: permit a>b,c not 10.0.0.0/8 (the country DE) known → any tcp/443 during nights " +
        "if the user corp\\people if the URL category gambling through Strict",
      "two: deny any>any any → any logged",
      "three: deny any>any any → any logged off",
    ]));

  test("applications: on any port, on their usual ones, on those of a service", () => {
    const service = (application: string, services: string) =>
      rules(
        `set application-group web members [ ssl more ]\nset application-group more members web-browsing
set application own default port [ tcp/9000,9010-9019 udp/dynamic ]\nset application echo default ident-by-icmp-type type 8
set rulebase security rules r application ${application}\nset rulebase security rules r service ${services}\n`,
      )[0]?.replace(/^.* → any ?/, "");
    expect(service("ssh", "any")).toBe("ssh logged");
    expect(service("ssh", "application-default")).toBe("ssh(tcp/22) logged");
    expect(service("unheard-of", "application-default")).toBe("unheard-of logged");
    expect(service("web", "application-default")).toBe("ssl(tcp/443) web-browsing(tcp/80-443) logged");
    expect(service("[ own echo ]", "application-default")).toBe("own(tcp/9000,9010-9019 udp) echo(icmp/8) logged");
    expect(service("ssl", "[ service-https other ]")).toBe("ssl(tcp/443 other) logged");
    expect(service("any", "application-default")).toBe("(the usual ports of applications) logged");
    expect(service("any", "any")).toBe("logged");
  });

  test("parts stand where they are said", () =>
    expectFacts(
      `
set rulebase security rules r source [ 10.0.0.1 10.0.0.2 ]
                            ^ r
                                       ^^^^^^^^^^^^^^^^^ 10.0.0.1 10.0.0.2
set rulebase security rules r action allow
                                     ^^^^^ permit
set rulebase security rules r disabled yes
                                       ^^^ off
set rulebase security rules r log-end no
                                      ^^ quiet
`,
      ({ filters }) =>
        (filters[0]?.entries ?? []).flatMap((entry) => [
          ...(entry.label ? [fact(entry.label, entry.label.value)] : []),
          ...(entry.source ? [fact(entry.source, shownAddresses(entry.source))] : []),
          fact(entry.action, entry.action.value.kind),
          ...(entry.disabled ? [fact({ span: entry.disabled }, "off")] : []),
          ...(entry.log?.span ? [fact({ span: entry.log.span }, "quiet")] : []),
        ]),
    ));

  test("types: within zones, between zones, or both", () => {
    const ways = (type: string, from: string, to: string) =>
      rules(
        `set rulebase security rules r rule-type ${type}\nset rulebase security rules r from ${from}\nset rulebase security rules r to ${to}\n`,
      ).map((line) => line.split(" ").slice(2, -4).join(" "));
    expect(ways("universal", "any", "any")).toEqual(["any>any"]);
    expect(ways("intrazone", "[ a b ]", "any")).toEqual(["a>a", "b>b"]);
    expect(ways("interzone", "a", "b")).toEqual(["a>b"]);
    expect(ways("interzone", "[ a b ]", "[ b c ]")).toEqual(["a>b,c", "b>c"]);
    expect(ways("interzone", "a", "a")).toEqual([]);
    expect(ways("interzone", "any", "a")).toEqual(["not a>a"]);
    expect(ways("interzone", "[ a b ]", "any")).toEqual(["a>not a", "b>not b"]);
  });

  test("what the device does by default: within a zone everything, between zones nothing", () => {
    const text = `${zones}set rulebase security rules r from a to b action allow\n`;
    const asked = (inbound: string, outbound: string, more = "") =>
      verdict(configurationOf(text + more), inbound, outbound, { dport: 80 });
    expect([asked("a", "b"), asked("a", "a"), asked("b", "a")]).toEqual(["permit", "permit", "deny"]);
    const closed = "set rulebase default-security-rules rules intrazone-default action deny\n";
    const open = "set rulebase default-security-rules rules interzone-default action allow\n";
    expect([asked("a", "a", closed), asked("b", "a", open)]).toEqual(["deny", "permit"]);
  });

  test("whether default rules log", () => {
    const log = (text: string) =>
      configurationOf(`set rulebase security rules r action allow\n${text}`).filters[0]?.otherwiseLog?.on;
    expect(log("")).toBe(false);
    expect(log("set rulebase default-security-rules rules interzone-default log-end yes\n")).toBe(true);
    expect(log("set rulebase default-security-rules rules interzone-default log-setting default\n")).toBe(false);
  });

  test("packets: zones are those after translation, addresses those before", () => {
    const configuration = configurationOf(edge);
    const mail = { src: "203.0.113.77", dst: "198.51.100.3", dport: 25 };
    expect(verdict(configuration, "untrust", "dmz", mail)).toBe("permit");
    expect(verdict(configuration, "untrust", "dmz", { ...mail, dport: 26 })).toBe("deny");
    expect(verdict(configuration, "trust", "untrust", { dst: "192.0.2.53", proto: "udp", dport: 53 })).toBe("depends");
    expect(verdict(configuration, "trust", "untrust", { dport: 443 })).toBe("permit");
    expect(verdict(configuration, "trust", "untrust", { src: "10.40.0.7", dport: 443 })).toBe("deny");
  });

  test("an interface that is in no zone passes nothing on", () => {
    const text = `set deviceconfig system hostname x
set network interface ethernet ethernet1/1 layer3 ip 10.0.0.1/24
set network interface ethernet ethernet1/2 layer3 ip 10.1.0.1/24
set zone a network layer3 ethernet1/1
set rulebase security rules r from any to any source any action allow
`;
    const out = (more: string) => verdict(configurationOf(text + more), "ethernet1/1", "ethernet1/2", { dport: 80 });
    expect([out(""), out("set zone b network layer3 ethernet1/2\n")]).toEqual(["deny", "permit"]);
  });

  test("services for IPv6 alone, and both families in one rule", () => {
    const configuration = configurationOf(
      `${zones}set rulebase security rules r from a to b source 2001:db8::/32 destination [ any ] service service-https action allow\n`,
    );
    const six = { src: "2001:db8::5", dst: "2001:db8:ffff::1", dport: 443 };
    expect(verdict(configuration, "a", "b", six)).toBe("permit");
    expect(verdict(configuration, "a", "b", { dport: 443 })).toBe("deny");
  });
});

test("pieces: an answer of the API, and what begins below a rule base", () => {
  const entry = '<entry name="r"><from><member>a</member></from><action>allow</action></entry>';
  for (const text of [
    `<response status="success"><result><security><rules>${entry}</rules></security></result></response>`,
    `<security><rules>${entry}</rules></security>`,
    `<rulebase><security><rules>${entry}</rules></security></rulebase>`,
    "security {\n  rules {\n    r {\n      from a;\n      action allow;\n    }\n  }\n}\n",
  ])
    expect(entriesOf(configurationOf(text))).toEqual(["r: permit a>any any → any logged"]);
});

test("NAT rules, in their order", () => {
  const { translations } =
    configurationOf(`set rulebase nat rules pub from untrust to untrust source any destination 198.51.100.3
set rulebase nat rules pub destination-translation translated-address 10.0.0.5
set rulebase nat rules hide from trust to untrust source 10.0.0.0/8 destination any
set rulebase nat rules hide source-translation dynamic-ip-and-port interface-address interface ethernet1/1
set rulebase nat rules both from trust to untrust source 10.0.0.6
set rulebase nat rules both source-translation static-ip translated-address 198.51.100.6
set rulebase nat rules both source-translation static-ip bi-directional yes
set rulebase nat rules none from trust to vpn source 10.0.0.0/8
set rulebase nat rules off source-translation static-ip translated-address 198.51.100.7
set rulebase nat rules off disabled yes
`);
  expect(
    translations.map(({ kind, real, mapped, inside, outside }) =>
      [
        kind,
        `${inside?.value ?? "any"}>${outside?.value ?? "any"}`,
        shownAddresses(real),
        ...(mapped ? [shownAddresses(mapped)] : []),
      ].join(" "),
    ),
  ).toEqual([
    "static any>untrust 10.0.0.5 198.51.100.3",
    "dynamic trust>untrust 10.0.0.0/8 interface ethernet1/1",
    "static trust>untrust 10.0.0.6 198.51.100.6",
    "identity trust>vpn 10.0.0.0/8",
  ]);
});
