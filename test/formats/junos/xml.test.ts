import { describe, expect, test } from "vitest";
import { junos } from "../../../server/src/formats/junos/index.ts";
import { expectAllSound } from "../../support/any-text.ts";
import { fact } from "../../support/facts.ts";
import { damaged, expectSound, readText } from "../../support/readings.ts";
import { readTools } from "../../support/tools.ts";
import { configurationOf, expectFacts, expectUnread } from "./facts.ts";
import { commands, meaning, reply } from "./netconf.ts";

describe("XML as NETCONF has it", () => {
  test("means what the same commands mean, on many lines and on one", () => {
    const wanted = meaning(configurationOf(commands));
    for (const text of [reply, reply.replaceAll("\n", "\r\n"), reply.replace(/\n\s*/g, ""), reply.trimEnd()]) {
      expect(junos.recognise({ path: "a.txt", text })).toBeGreaterThan(0.9);
      const { configuration, reading } = readText(junos, text);
      expect(meaning(configuration)).toEqual(wanted);
      expect([reading.unread, reading.problems]).toEqual([[], []]);
    }
  });

  test("is shown where it stands", () =>
    expectFacts(
      `
<configuration>
    <security>
        <zones>
            <security-zone>
                <name>trust</name>
                      ^^^^^ defines trust
            </security-zone>
        </zones>
        <policies>
            <policy>
                <from-zone-name>trust</from-zone-name>
                                ^^^^^ uses trust
                <to-zone-name>a &amp; b</to-zone-name>
                              ^^^^^^^^^ uses a & b
            </policy>
        </policies>
    </security>
</configuration>
`,
      ({ definitions, references }) => [
        ...definitions.map(({ name }) => fact(name, `defines ${name.value}`)),
        ...references.map(({ name }) => fact(name, `uses ${name.value}`)),
      ],
    ));

  test("what nobody knows stays unread, and text beside elements too", () => {
    expectUnread(`
<configuration>
    <firewall>
        <family>
            <inet>
                <filter>
                    <name>edge</name>
                    <wonder>yes</wonder>
                     ^^^^^^^^^^ filters
                    <term>
                        <name>all</name>
                        <then><accept/></then>
                        stray
                        ^^^^^
                    </term>
                </filter>
            </inet>
        </family>
    </firewall>
</configuration>
`);
  });

  test("keeps its secrets, whose lines do not announce them", () => {
    const { reading, at } = readText(junos, reply);
    expect(reading.secrets?.map((span) => at({ span }))).toEqual(["$6$salt$hidden", "$9$hidden"]);
  });

  test("damaged and deep", () => {
    expectAllSound(junos, damaged([reply]), 60);
    expectSound(junos, `<configuration><security>${"<a>".repeat(5000)}`);
  });

  test("other configurations in XML are others'", () => {
    for (const text of ["<configuration><appSettings/></configuration>", "<configuration>", '<config urldb="x"/>'])
      expect(junos.recognise({ path: "web.config", text })).toBeLessThan(0.5);
    expect(junos.read("<configuration/>", readTools).configurations).toHaveLength(1);
  });
});
