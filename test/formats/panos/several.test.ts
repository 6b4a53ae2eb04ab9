import { describe, expect, test } from "vitest";
import { panOs } from "../../../server/src/formats/panos/index.ts";
import { expectSoon } from "../../support/time.ts";
import { readTools } from "../../support/tools.ts";
import { configurationOf, configurationsOf, entriesOf, verdict } from "./facts.ts";

describe("several virtual systems", () => {
  const text = `set deviceconfig system hostname edge
set mgt-config users admin phash $5$x$y
set network interface ethernet ethernet1/1 layer3 ip 10.1.0.1/24
set network interface ethernet ethernet1/2 layer3 ip 10.2.0.1/24
set network interface ethernet ethernet1/3 layer3 ip 10.3.0.1/24
set shared address Both ip-netmask 10.9.0.1
set shared address Neither ip-netmask 10.9.0.2
set vsys vsys1 import network interface [ ethernet1/1 ethernet1/2 ]
set vsys vsys1 zone a network layer3 ethernet1/1
set vsys vsys1 zone b network layer3 ethernet1/2
set vsys vsys1 address Own ip-netmask 10.9.0.3
set vsys vsys1 rulebase security rules r from a to b source Own destination Both action allow
set vsys vsys2 import network interface ethernet1/3
set vsys vsys2 zone a network layer3 ethernet1/3
set vsys vsys2 rulebase security rules r from a to a source any destination Both action deny
`;

  test("are a configuration each, with what is theirs and what is shared", () => {
    const systems = configurationsOf(text);
    expect([...systems.keys()]).toEqual(["edge (vsys1)", "edge (vsys2)"]);
    const said = [...systems.values()].map(({ interfaces, addresses, management }) => [
      interfaces.map((each) => `${each.name.value} ${each.zone?.value}`),
      addresses.map((each) => each.name.value),
      management?.accounts.length,
    ]);
    expect(said).toEqual([
      [["ethernet1/1 a", "ethernet1/2 b"], ["Own", "Both", "Neither"], 1],
      [["ethernet1/3 a"], ["Both", "Neither"], 0],
    ]);
    expect([...systems.values()].map(entriesOf)).toEqual([
      ["r: permit a>b Own → Both logged"],
      ["r: deny a>a any → Both logged"],
    ]);
  });

  test("what is shared is left over only where none uses it, and is said once", () => {
    const expected = panOs
      .read(text, readTools)
      .configurations.map(({ definitions }) =>
        definitions.filter((each) => each.expectsUse).map((each) => each.name.value),
      );
    expect(expected).toEqual([["Own", "Neither"], []]);
  });
});

test("a virtual system has the routes of the routers that its interfaces are in", () => {
  const router = (name: string, port: string, gateway: string) =>
    `set network virtual-router ${name} interface ${port}
set network virtual-router ${name} routing-table ip static-route out destination 0.0.0.0/0
set network virtual-router ${name} routing-table ip static-route out nexthop ip-address ${gateway}
`;
  const text = `set deviceconfig system hostname edge
set network interface ethernet ethernet1/1 layer3 ip 10.1.0.1/24
set network interface ethernet ethernet1/2 layer3 ip 10.2.0.1/24
${router("one", "ethernet1/1", "10.1.0.254")}${router("two", "ethernet1/2", "10.2.0.254")}set vsys vsys1 import network interface ethernet1/1
set vsys vsys2 import network interface ethernet1/2
`;
  const routes = [...configurationsOf(text).values()].map((each) =>
    each.routes.map(({ gateway }) => gateway && text.slice(gateway.span.start, gateway.span.end)),
  );
  expect(routes).toEqual([["10.1.0.254"], ["10.2.0.254"]]);
});

test("many virtual systems take time in proportion to their number", () => {
  const system = (
    at: number,
  ) => `set network interface ethernet ethernet1/${at} layer3 ip 10.${at >> 8}.${at & 255}.1/24
set network virtual-router r${at} interface ethernet1/${at}
set vsys vsys${at} import network interface ethernet1/${at}
set vsys vsys${at} zone trust network layer3 ethernet1/${at}
set vsys vsys${at} rulebase security rules r from trust to any source any destination any action allow
`;
  const text = `set deviceconfig system hostname x\n${Array.from({ length: 600 }, (_, at) => system(at)).join("")}`;
  expectSoon(() => panOs.read(text, readTools), 8000);
});

describe("Panorama", () => {
  const text = `set deviceconfig system hostname panorama
set mgt-config users admin phash $5$x$y
set shared address Everywhere ip-netmask 10.0.0.1
set shared pre-rulebase security rules first from any to any source any destination Everywhere action deny
set shared post-rulebase security rules last from any to any source any destination any action deny
set device-group Parent pre-rulebase security rules second from any to any source any destination any service service-http action deny
set device-group Parent post-rulebase security rules fourth from any to any source any destination any service tcp-1 action allow
set device-group Parent service tcp-1 protocol tcp port 1
set device-group Child devices 0001 vsys vsys1
set device-group Child address Everywhere ip-netmask 10.0.0.2
set device-group Child pre-rulebase security rules third from in to out source any destination any service any action allow
set device-group Child pre-rulebase security rules third target devices 0001
set readonly devices localhost.localdomain device-group Child parent-dg Parent
set template Site config devices localhost.localdomain network interface ethernet ethernet1/1 layer3 ip 10.20.0.1/24
set template Site config devices localhost.localdomain network interface ethernet ethernet1/2 layer3 ip 198.51.100.2/29
set template Site config devices localhost.localdomain vsys vsys1 zone in network layer3 ethernet1/1
set template Site config devices localhost.localdomain vsys vsys1 zone out network layer3 ethernet1/2
set template Site config shared log-settings syslog S server x server 10.30.0.10
set template-stack Stack templates Site
set template-stack Stack devices 0001
`;

  test("rules before and after, of all groups around one, between the zones of its templates", () => {
    const group = configurationsOf(text).get("Child");
    if (!group) throw new Error("no group");
    expect(entriesOf(group).map((line) => line.replace(" logged", ""))).toEqual([
      "first: deny any>any any → Everywhere",
      "second: deny any>any any → any tcp/80-8080",
      "third: permit in>out any → any if the firewall 0001",
      "fourth: permit any>any any → any tcp-1",
      "last: deny any>any any → any",
    ]);
    expect(group.interfaces.map((each) => `${each.name.value} ${each.zone?.value}`)).toEqual([
      "ethernet1/1 in",
      "ethernet1/2 out",
    ]);
    expect(group.addresses.map((each) => each.terms[0]?.kind === "range" && each.terms[0].range.lo)).toEqual([
      0x0a000002,
    ]);
    expect(verdict(group, "in", "out", { dst: "10.0.0.2", dport: 1 })).toBe("deny");
    expect(verdict(group, "in", "out", { dport: 80 })).toBe("deny");
    expect(verdict(group, "in", "out", { dport: 1 })).toBe("permit");
    expect(verdict(group, "in", "out", { dport: 2 })).toBe("depends");
  });

  test("itself, its templates and its groups are told apart; all is read", () => {
    const { configurations, unread } = panOs.read(text, readTools);
    expect(unread).toEqual([]);
    expect(configurations.map((each) => each.hostname?.value)).toEqual(["panorama", "Site", "Stack", "Child"]);
  });

  test("groups that name each other as parents are told all the same", () => {
    const loop = `set device-group A address a ip-netmask 10.0.0.1
set device-group B address b ip-netmask 10.0.0.2
set readonly devices localhost.localdomain device-group A parent-dg B
set readonly devices localhost.localdomain device-group B parent-dg A
`;
    expect([...configurationsOf(loop).keys()]).toEqual(expect.arrayContaining(["A", "B"]));
  });
});

test("what Panorama sent stands before and after a firewall's own rules", () => {
  const configuration = configurationOf(`set rulebase security rules own action allow
set policy panorama pre-rulebase security rules before action deny
set policy panorama post-rulebase security rules after action deny
set policy panorama address Sent ip-netmask 10.0.0.1
`);
  expect(entriesOf(configuration).map((line) => line.split(":")[0])).toEqual(["before", "own", "after"]);
  expect(configuration.addresses.map((each) => each.name.value)).toEqual(["Sent"]);
});
