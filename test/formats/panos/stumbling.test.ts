import { describe, expect, test } from "vitest";
import { panOs } from "../../../server/src/formats/panos/index.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { host, piecesOf20Megabytes } from "../../support/large-texts.ts";
import { withAllLineEnds } from "../../support/line-ends.ts";
import { packetOf } from "../../support/packets.ts";
import { readTools } from "../../support/tools.ts";
import { configurationOf } from "./facts.ts";

/** What peers stumble over, each read as the device reads it. */
function verdict(configuration: Configuration, record: Record<string, unknown>): string {
  const packet = packetOf({ dport: 443, ...record });
  return trafficOf(configuration).verdict(packet, { inbound: "a", outbound: "b" }).verdict;
}

const from = { src: "10.1.0.5", dst: "10.2.0.5" };

const xml = (rule: string, objects = "") => `<config version="10.1.0" urldb="paloaltonetworks">
  <devices>
    <entry name="localhost.localdomain">
      <vsys>
        <entry name="vsys1">
          <zone>
            <entry name="a"/>
            <entry name="b"/>
          </zone>
          ${objects}
          <rulebase>
            <security>
              <rules>
                <entry name="the "first" rule">
                  <from>
                    <member>a</member>
                  </from>
                  <to>
                    <member>b</member>
                  </to>
                  ${rule}
                  <action>allow</action>
                </entry>
              </rules>
            </security>
          </rulebase>
        </entry>
      </vsys>
    </entry>
  </devices>
</config>
`;

const net = '<address><entry name="my "net""><ip-netmask>10.2.0.0/24</ip-netmask></entry></address>';
const anything = "<service><member>any</member></service><application><member>any</member></application>";

describe("stumbling stones", () => {
  test("quotes that nobody escaped, in names of both kinds and in values", () => {
    const rule = `<source><member>any</member></source><destination><member>my "net"</member></destination>${anything}<description>says "no" > never</description>`;
    const configuration = configurationOf(xml(rule, net));
    expect(configuration.filters[0]?.entries[0]?.label?.value).toBe('the "first" rule');
    expect(configuration.references.map((each) => each.name.value)).toContain('my "net"');
    expect([verdict(configuration, from), verdict(configuration, { ...from, dst: "10.2.1.5" })]).toEqual([
      "permit",
      "deny",
    ]);
  });

  test("negated addresses, on either side, on many lines and on one", () => {
    const negated = (side: "source" | "destination") => {
      const other = side === "source" ? "destination" : "source";
      return xml(
        `<${side}><member>my "net"</member></${side}><${other}><member>any</member></${other}><negate-${side}>yes</negate-${side}>${anything}`,
        net,
      );
    };
    for (const text of [negated("destination"), negated("destination").replace(/\n\s*/g, "")]) {
      expect(verdict(configurationOf(text), from)).toBe("deny");
      expect(verdict(configurationOf(text), { ...from, dst: "10.2.1.5" })).toBe("permit");
    }
    expect(verdict(configurationOf(negated("source")), from)).toBe("permit");
    expect(verdict(configurationOf(negated("source")), { src: "10.2.0.9", dst: "10.2.0.5" })).toBe("deny");
  });

  test("an unknown element in the middle of a rule costs itself alone", () => {
    const rule = `<source><member>any</member></source><wonder>yes</wonder><destination><member>10.2.0.5</member></destination>${anything}`;
    const text = xml(rule);
    const { configurations, unread } = panOs.read(text, readTools);
    expect(unread.map(({ span }) => text.slice(span.start, span.end))).toEqual(["<wonder>yes</wonder>"]);
    const [configuration] = configurations;
    if (!configuration) throw new Error("no configuration");
    expect([verdict(configuration, from), verdict(configuration, { ...from, dst: "10.2.0.6" })]).toEqual([
      "permit",
      "deny",
    ]);
  });

  test("an unknown word in the middle of a command leaves what stands before and behind it", () => {
    const rule = (middle: string) => `set zone a network layer3 ethernet1/1
set zone b network layer3 ethernet1/2
set rulebase security rules R from a to b source any ${middle}destination 10.2.0.5 application any service any action allow
`;
    const text = rule("wonder yes ");
    const { configurations, unread } = panOs.read(text, readTools);
    expect(unread.map(({ span }) => text.slice(span.start, span.start + 10))).toEqual(["wonder yes"]);
    const [configuration] = configurations;
    if (!configuration) throw new Error("no configuration");
    for (const each of [configuration, configurationOf(rule(""))])
      expect([verdict(each, from), verdict(each, { ...from, dst: "10.2.0.6" })]).toEqual(["permit", "deny"]);
  });

  test("applications and addresses for IPv6 alone", () => {
    const echo = configurationOf(
      xml(
        "<source><member>any</member></source><destination><member>any</member></destination><service><member>application-default</member></service><application><member>ping6</member></application>",
      ),
    );
    const six = { src: "2001:db8::1", dst: "2001:db8:1::1" };
    const ping = { dport: undefined, sport: undefined };
    expect(verdict(echo, { ...six, ...ping, proto: "icmp6", type: 128 })).not.toBe("deny");
    expect(verdict(echo, { ...from, ...ping, proto: "icmp", type: 8 })).toBe("deny");
    const net = configurationOf(
      xml(`<source><member>2001:db8::/64</member></source><destination><member>any</member></destination>${anything}`),
    );
    expect([verdict(net, six), verdict(net, from)]).toEqual(["permit", "deny"]);
  });

  test("line ends of all kinds, and none at the end", () => {
    const rule = `<source><member>any</member></source><destination><member>10.2.0.5</member></destination>${anything}`;
    for (const text of withAllLineEnds(xml(rule))) expect(verdict(configurationOf(text), from)).toBe("permit");
  });

  test("a group of more applications than a call takes arguments", () => {
    const names = Array.from({ length: 150_000 }, (_, at) => `<member>app-${at}</member>`);
    const rule =
      "<source><member>any</member></source><destination><member>any</member></destination><service><member>application-default</member></service><application><member>all</member></application>";
    const group = `<application-group><entry name="all"><members>${names.join("")}</members></entry></application-group>`;
    expect(configurationOf(xml(rule, group)).filters[0]?.entries).not.toHaveLength(0);
  });

  test("20 MB", { timeout: 120_000 }, () => {
    const entries = piecesOf20Megabytes(
      (at) =>
        `            <entry name="host-${at}">\n              <ip-netmask>${host(at)}</ip-netmask>\n            </entry>`,
    );
    const rule = `<source><member>any</member></source><destination><member>host-7</member></destination>${anything}`;
    const text = xml(rule, `<address>\n${entries.join("\n")}\n</address>`);
    const { configurations, unread } = panOs.read(text, readTools);
    expect(configurations[0]?.addresses).toHaveLength(entries.length);
    expect(unread).toEqual([]);
  });
});
