import { describe, expect, test } from "vitest";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { fact } from "../../support/facts.ts";
import { packetOf } from "../../support/packets.ts";
import { configurationOf, entriesOf, expectFacts, expectUnread } from "./facts.ts";

const policy = (...lines: readonly string[]) =>
  `config firewall policy\n    edit 1\n${lines.map((line) => `        ${line}\n`).join("")}    next\nend\n`;

const common = [
  "set srcintf port1",
  "set dstintf port2",
  "set srcaddr all",
  "set dstaddr all",
  "set schedule always",
  "set service ALL",
];

function verdict(text: string, packet: Record<string, unknown>, inbound = "port1", outbound = "port2"): string {
  const asked = packetOf({ src: "10.0.0.1", dst: "192.0.2.1", ...packet });
  return trafficOf(configurationOf(text)).verdict(asked, { inbound, outbound }).verdict;
}

describe("policies", () => {
  test("stand in the order of the file, not of their numbers", () =>
    expect(
      entriesOf(`
config firewall policy
    edit 9
        set name "first"
        set srcintf "port1"
        set dstintf "any"
        set action accept
        set srcaddr "all"
        set dstaddr "all"
        set schedule "always"
        set service "HTTPS" "DNS"
        set logtraffic all
    next
    edit 2
        set srcintf "port1" "port 3"
        set dstintf "port2"
        set srcaddr "all"
        set srcaddr6 "all"
        set dstaddr "all"
        set dstaddr6 "all"
        set schedule "nights"
        set service "ALL"
        set status disable
    next
end`),
    ).toEqual([
      "first: permit port1>any any4 → any4 tcp/443 tcp/53 udp/53 logged",
      "2: deny port1,port 3>port2 any4 any6 → any4 any6 any during nights off",
    ]));

  test("moved, cloned, deleted and continued ones", () =>
    expect(
      entriesOf(`
config firewall policy
    edit 1
        set action accept
        set srcintf port1
        set dstintf port2
        set srcaddr all
        set dstaddr all
        set service HTTP
    next
    edit 2
        set srcintf port1
        set dstintf port2
        set srcaddr all
        set dstaddr all
        set service SSH
    next
    clone 1 to 7
    move 2 before 1
    edit 7
        set service HTTPS
        append service SMTP
    next
    edit 4
    next
    delete 4
end`),
    ).toEqual([
      "2: deny port1>port2 any4 → any4 tcp/22",
      "1: permit port1>port2 any4 → any4 tcp/80",
      "7: permit port1>port2 any4 → any4 tcp/443 tcp/25",
    ]));

  test("under a schedule that is never active they do nothing", () => {
    const permitting = (schedule: string) =>
      policy(...common.map((line) => line.replace("always", schedule)), "set action accept");
    expect(entriesOf(permitting("none"))).toEqual(["1: permit port1>port2 any4 → any4 any during none off"]);
    expect(verdict(permitting("none"), { dport: 443 })).toBe("deny");
    const recurring = (...lines: readonly string[]) =>
      `config firewall schedule recurring\n    edit "mine"\n${lines.map((line) => `        ${line}\n`).join("")}    next\nend\n`;
    expect(verdict(recurring("set day none") + permitting("mine"), { dport: 443 })).toBe("deny");
    expect(verdict(recurring("set day monday") + permitting("mine"), { dport: 443 })).toBe("depends");
    const own = recurring("set day monday").replace("mine", "none");
    expect(verdict(own + permitting("none"), { dport: 443 })).toBe("depends");
    const group = (members: string) =>
      `config firewall schedule group\n    edit "both"\n        set member ${members}\n    next\nend\n`;
    expect(verdict(group("none") + permitting("both"), { dport: 443 })).toBe("deny");
    expect(verdict(recurring("set day monday") + group("none mine") + permitting("both"), { dport: 443 })).toBe(
      "depends",
    );
    expect(verdict(group("none always") + permitting("both"), { dport: 443 })).toBe("permit");
  });

  test("under a group of schedules with dates they hold at times that are not told", () => {
    const onetime = `config firewall schedule onetime
    edit "move"
        set start 08:00 2026/11/2
        set end 18:00 2026/11/21
    next
end
config firewall schedule group
    edit "both"
        set member "none" "move"
    next
    edit "lost"
        set member "none" "gone"
    next
end
`;
    for (const name of ["move", "both", "lost"]) {
      const text = onetime + policy(...common.map((line) => line.replace("always", name)), "set action accept");
      expect(verdict(text, { dport: 443 }), name).toBe("depends");
    }
  });

  test("negated sides and services keep to their family", () =>
    expect(
      entriesOf(
        policy(
          "set srcintf port1",
          "set dstintf port2",
          "set srcaddr hq",
          "set srcaddr-negate enable",
          "set dstaddr all",
          "set service HTTP",
          "set service-negate enable",
        ),
      ),
    ).toEqual(["1: deny port1>port2 any4 but hq → any4 not tcp/80"]));

  test("people, devices and reputations are conditions", () =>
    expect(
      entriesOf(policy(...common, 'set groups "staff" "it crew"', 'set users "jo"', "set reputation-minimum 3")),
    ).toEqual([
      "1: deny port1>port2 any4 → any4 any if members of staff if members of it crew if the user jo if reputation-minimum 3",
    ]));

  test("an internet service stands in the place of addresses and services", () =>
    expect(
      entriesOf(
        policy(
          "set srcintf port1",
          "set dstintf port2",
          "set srcaddr all",
          "set internet-service enable",
          'set internet-service-name "Google-Gmail"',
          "set action accept",
        ),
      ),
    ).toEqual(["1: permit port1>port2 any4 → (the internet service Google-Gmail) any"]));

  test("content inspection is applied where it is switched on", () => {
    const profiles = ['set webfilter-profile "strict"', 'set application-list "office"'];
    const inspected = entriesOf(policy(...common, "set action accept", "set utm-status enable", ...profiles));
    expect(inspected).toEqual(["1: permit port1>port2 any4 → any4 any through strict through office"]);
    const off = entriesOf(policy(...common, "set action accept", "set utm-status disable", ...profiles));
    expect(off).toEqual(["1: permit port1>port2 any4 → any4 any"]);
  });

  test("what is logged", () => {
    const logOf = (...lines: string[]) => configurationOf(policy(...common, ...lines)).filters[0]?.entries[0]?.log;
    expect(logOf("set logtraffic all")?.on).toBe(true);
    expect(logOf("set logtraffic disable")).toMatchObject({ on: false });
    expect(logOf("set logtraffic disable")?.implied).toBeUndefined();
    expect(logOf()).toMatchObject({ on: false, implied: "only what content inspection finds is logged" });
  });

  test("what no policy permits is denied, and logged where the device is told to", () => {
    const filterOf = (text: string) => configurationOf(text).filters[0];
    expect(filterOf(policy(...common))).toMatchObject({ otherwise: { value: "deny" }, otherwiseLog: { on: false } });
    const logged = `config log setting\n    set fwpolicy-implicit-log enable\nend\n${policy(...common)}`;
    expect(filterOf(logged)?.otherwiseLog).toMatchObject({ on: true });
    expect(verdict(policy(...common, "set action accept"), {}, "port2", "port1")).toBe("deny");
  });

  test("a policy that says too little is not judged for sure", () => {
    expect(verdict(policy("set action accept"), { dport: 80 })).toBe("depends");
    expect(verdict(policy("set action accept", "set srcaddr all", "set dstaddr all"), { dport: 80 })).toBe("depends");
  });

  test("IPv6 in a table of its own", () => {
    const text = `
config firewall policy
    edit 1
        set srcintf any
        set dstintf any
        set srcaddr all
        set dstaddr all
        set service ALL
        set action accept
    next
end
config firewall policy6
    edit 1
        set srcintf any
        set dstintf any
        set srcaddr all
        set dstaddr all
        set service SSH
        set action accept
    next
end`;
    expect(configurationOf(text).filters.map((each) => [each.name.value, each.family])).toEqual([
      ["policy", 4],
      ["policy6", 6],
    ]);
    const six = { src: "2001:db8::1", dst: "2001:db8::2" };
    expect(verdict(text, { dport: 80 })).toBe("permit");
    expect(verdict(text, { ...six, dport: 22 })).toBe("permit");
    expect(verdict(text, { ...six, dport: 80 })).toBe("deny");
  });

  test("consolidated policies", () =>
    expect(
      entriesOf(`
config firewall consolidated policy
    edit 1
        set srcintf port1
        set dstintf port2
        set action accept
        set srcaddr4 all
        set dstaddr4 all
        set srcaddr6 all
        set dstaddr6 all
        set service ALL
    next
end`),
    ).toEqual(["1: permit port1>port2 any4 any6 → any4 any6 any"]));

  test("an unknown key, and a word too many, are unread", () => {
    const configuration = expectUnread(`
config firewall policy
    edit 1
        set srcintf port1
        set quantum enable
        ^^^^^^^^^^^^^^^^^^ filters
        set action accept later
                          ^^^^^ filters
        set password ENC secret
        ^^^^^^^^^^^^ filters
    next
end
`);
    expect(configuration.filters[0]?.entries[0]?.action.value.kind).toBe("permit");
  });

  test("spans", () =>
    expectFacts(
      `
config firewall policy
                ^^^^^^ policy
    edit 3
        set name "Web out"
                  ^^^^^^^ label
        set srcintf "port1"
                     ^^^^^ in
        set dstintf "port2" 'port3'
                             ^^^^^ out
        set action accept
                   ^^^^^^ permit
        set srcaddr "office net"
                     ^^^^^^^^^^ source
        set dstaddr all
        set service "HTTPS"
        set logtraffic all
                       ^^^ log
        set status disable
                   ^^^^^^^ off
    next
end
`,
      ({ filters }) => {
        const [filter] = filters;
        const [entry] = filter?.entries ?? [];
        if (!filter || !entry?.label || !entry.inbound?.names[0] || !entry.source?.terms[0]) return [];
        const [, out] = entry.outbound?.names ?? [];
        return [
          fact(filter.name, filter.name.value),
          fact(entry.label, "label"),
          fact(entry.inbound.names[0], "in"),
          ...(out ? [fact(out, "out")] : []),
          fact(entry.action, entry.action.value.kind),
          fact(entry.source.terms[0], "source"),
          ...(entry.log?.span ? [fact({ span: entry.log.span }, "log")] : []),
          ...(entry.disabled ? [fact({ span: entry.disabled }, "off")] : []),
        ];
      },
    ));
});

describe("zones", () => {
  const zone = (intrazone: string) => `
config system zone
    edit "inside"
        set interface port1 port3
        append interface port4
        ${intrazone}
    next
end
${policy("set srcintf inside", "set dstintf port2", "set srcaddr all", "set dstaddr all", "set service ALL", "set action accept")}`;

  test("policies name them for their members", () => {
    expect(verdict(zone(""), { dport: 80 }, "port4")).toBe("permit");
    expect(verdict(zone(""), { dport: 80 }, "port2")).toBe("deny");
  });

  test("within them passes what intrazone says", () => {
    expect(verdict(zone(""), { dport: 80 }, "port1", "port3")).toBe("deny");
    expect(verdict(zone("set intrazone deny"), { dport: 80 }, "port1", "port3")).toBe("deny");
    expect(verdict(zone("set intrazone allow"), { dport: 80 }, "port1", "port3")).toBe("permit");
  });
});

describe("virtual addresses", () => {
  const vip = (...lines: readonly string[]) => `
config firewall vip
    edit "web in"
        set extip 198.51.100.3
        set mappedip "10.0.0.3"
        set extintf "port1"
${lines.map((line) => `        ${line}`).join("\n")}
    next
end
config firewall vipgrp
    edit "all in"
        set interface "port1"
        set member "web in"
    next
end
`;
  const publish = (name: string, service: string) =>
    policy(
      "set srcintf port1",
      "set dstintf port2",
      "set srcaddr all",
      `set dstaddr "${name}"`,
      `set service ${service}`,
      "set action accept",
    );
  const forwarded = ["set portforward enable", "set extport 8443", "set mappedport 443"];

  test("a packet asks for the outer address", () => {
    const text = vip() + publish("web in", "HTTPS");
    expect(verdict(text, { dst: "198.51.100.3", dport: 443 })).toBe("permit");
    expect(verdict(text, { dst: "10.0.0.3", dport: 443 })).toBe("deny");
    expect(configurationOf(text).translations).toHaveLength(1);
  });

  test("and for the outer port, when the policy holds the inner one", () => {
    for (const name of ["web in", "all in"]) {
      const text = vip(...forwarded) + publish(name, "HTTPS");
      expect(verdict(text, { dst: "198.51.100.3", dport: 8443 })).toBe("permit");
      expect(verdict(text, { dst: "198.51.100.3", dport: 443 })).toBe("deny");
    }
    expect(verdict(vip(...forwarded) + publish("web in", "SSH"), { dst: "198.51.100.3", dport: 8443 })).toBe("deny");
  });

  test("before 7.2.4 a policy that denies leaves them alone", () => {
    const deny = policy(...common)
      .replace("edit 1", "edit 8")
      .replace("end\n", "");
    const accept = publish("web in", "HTTPS").replace("config firewall policy\n", "");
    const packet = { dst: "198.51.100.3", dport: 443 };
    const header = (version: string) => `#config-version=FGT60F-${version}-FW-build1-1:opmode=0:vdom=0:user=admin\n`;
    expect(verdict(header("7.0.9") + vip() + deny + accept, packet)).toBe("permit");
    expect(verdict(header("7.4.1") + vip() + deny + accept, packet)).toBe("deny");
    const named = deny.replace("    next\n", "        set match-vip enable\n    next\n");
    expect(verdict(header("7.0.9") + vip() + named + accept, packet)).toBe("deny");
  });
});

test("local-in policies decide what reaches the device", () => {
  const { checkpoints, filters } = configurationOf(`
config firewall local-in-policy
    edit 1
        set intf "wan1"
        set srcaddr "all"
        set dstaddr "all"
        set service "SSH"
        set schedule "always"
    next
end`);
  expect(checkpoints).toMatchObject([{ traffic: "to-device", otherwise: { value: "permit" } }]);
  expect(filters[0]?.entries[0]).toMatchObject({ action: { value: { kind: "deny" } } });
});

test("a local-in policy under the schedule none does nothing", () =>
  expect(
    entriesOf(`
config firewall local-in-policy
    edit 1
        set intf "wan1"
        set srcaddr "all"
        set dstaddr "all"
        set service "SSH"
        set schedule "none"
    next
end`),
  ).toEqual(["1: deny wan1>any any4 → any4 tcp/22 during none off"]));
