import { describe, expect, test } from "vitest";
import { junos } from "../../../server/src/formats/junos/index.ts";
import type { Change, NewEntry } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { parseNetwork } from "../../../server/src/net/ip.ts";
import { junos as sample } from "../../../server/src/rules/samples.ts";
import { rule } from "../../rules/junos-edge.ts";
import { readText, spelled } from "../../support/readings.ts";
import { expectFix } from "../../support/rules.ts";
import { entry } from "./changes.ts";
import { configurationOf } from "./facts.ts";
import { commands, meaning, reply } from "./netconf.ts";

const network = (text: string) => {
  const range = parseNetwork(text);
  if (!range) throw new Error(`${text} is no network`);
  return range;
};

const web = (like?: NewEntry["like"]): NewEntry => ({
  action: "deny",
  sources: [network("10.0.1.0/24"), network("10.0.3.0/24")],
  destinations: [network("10.0.2.0/24")],
  services: [{ protocol: 6, ports: [22, 23, 8080, 8080] }],
  log: true,
  ...(like ? { like } : {}),
});

function statement(configuration: Configuration, name: string): Change {
  const found = configuration.definitions.find((each) => each.name.value === name);
  if (!found) throw new Error(`nothing defines ${name}`);
  return { kind: "remove-statement", span: found.span };
}

const changes: Readonly<Record<string, (configuration: Configuration) => Change>> = {
  "a term goes": (each) => ({ kind: "remove-entry", ...entry(each, "edge", "no-telnet") }),
  "a policy goes": (each) => ({ kind: "remove-entry", ...entry(each, "policies", "to web") }),
  "a term is logged": (each) => ({ kind: "log-entry", ...entry(each, "edge", "rest") }),
  "a policy is switched off": (each) => ({ kind: "disable-entry", ...entry(each, "policies", "to web") }),
  "a term is switched off": (each) => ({ kind: "disable-entry", ...entry(each, "edge", "rest") }),
  "terms before another": (each) => {
    const { filter, entry: before } = entry(each, "edge", "rest");
    return { kind: "insert-entries", filter, before, entries: [web()] };
  },
  "terms behind the last": (each) => {
    const { filter } = entry(each, "edge", "rest");
    return { kind: "insert-entries", filter, entries: [web()] };
  },
  "policies before another, with what they name": (each) => {
    const { filter, entry: before } = entry(each, "policies", "to web");
    return { kind: "insert-entries", filter, before, entries: [web(before)] };
  },
  "other policies in place of one": (each) => {
    const { filter, entry: old } = entry(each, "policies", "to web");
    return { kind: "replace-entry", filter, entry: old, entries: [web(old)] };
  },
  "an application goes": (each) => statement(each, "unused"),
  "a service goes": (each) => {
    const ssh = each.management?.services.find(({ protocol }) => protocol === "ssh");
    return { kind: "remove-statement", span: ssh?.span ?? each.span };
  },
  "longer passwords": () => ({ kind: "set", setting: "password-minimum-length", value: 14 }),
  "passwords that are used again": () => ({ kind: "set", setting: "password-history", value: 5 }),
  lockout: () => ({ kind: "set", setting: "lockout-threshold", value: 5 }),
  "idle sessions end": () => ({ kind: "set", setting: "session-idle-minutes", value: 10 }),
  "another server for logs": () => ({ kind: "set", setting: "logging-server", value: "10.0.0.10" }),
  "finer logs": () => ({ kind: "set", setting: "logging-server-level", value: 6 }),
  "a log of its own": () => ({ kind: "set", setting: "logging-local", value: 6 }),
};

describe("changes in XML mean what they mean as commands", () => {
  const forms = {
    "on many lines": reply,
    "with CRLF": reply.replaceAll("\n", "\r\n"),
    "on one line": reply.replace(/\n\s*/g, ""),
  };
  const all = Object.entries(changes).flatMap(([name, change]) =>
    Object.entries(forms).map(([form, text]) => [`${name}, ${form}`, change, text] as const),
  );

  test.each(all)("%s", (_, change, text) => {
    const asCommands = spelled(junos, commands, change);
    const now = spelled(junos, text, change);
    if (asCommands === undefined || now === undefined) throw new Error("expected a spelling");
    const { configuration, reading } = readText(junos, now);
    expect([reading.unread, reading.problems]).toEqual([[], []]);
    expect(meaning(configuration)).toEqual(meaning(configurationOf(asCommands)));
  });
});

test("a remark is an element before the term, where the file declares whose", () => {
  const change = (each: Configuration): Change => {
    const { filter, entry: before } = entry(each, "edge", "rest");
    const [source, destination] = [network("10.0.1.0/24"), network("10.0.2.0/24")];
    const fresh = { action: "deny", sources: [source], destinations: [destination], log: false } as const;
    return { kind: "insert-entries", filter, before, entries: [{ ...fresh, remark: "kept apart" }] };
  };
  const lines = `                        <junos:comment>/* kept apart */</junos:comment>
                        <term>
                            <name>deny</name>
                            <from>
                                <source-address>
                                    <name>10.0.1.0/24</name>
                                </source-address>
                                <destination-address>
                                    <name>10.0.2.0/24</name>
                                </destination-address>
                            </from>
                            <then>
                                <discard/>
                            </then>
                        </term>`.split("\n");
  expect(spelled(junos, reply, change)).toContain(`</term>\n${lines.join("\n")}\n`);
  const without = spelled(junos, reply.replace(/ xmlns:junos="[^"]*"/, ""), change);
  expect(without).toContain(`</term>\n${lines.slice(1).join("\n")}\n`);
});

test("what a finding offers makes it go away", () => {
  const open = `<configuration>
    <version>21.4R1.12</version>
    <system>
        <host-name>edge</host-name>
        <login>
            <user>
                <name>ops</name>
                <class>super-user</class>
            </user>
        </login>
        <services>
            <ssh/>
            <telnet/>
        </services>
    </system>
    <interfaces>
        <interface>
            <name>ge-0/0/0</name>
            <unit>
                <name>0</name>
            </unit>
        </interface>
    </interfaces>
</configuration>
`;
  expectFix(
    rule("cleartext-management"),
    sample(open),
    "Remove Telnet on every interface",
    open.replace("            <telnet/>\n", ""),
  );
  expectFix(
    rule("lockout-missing"),
    sample(open),
    "Lock accounts after 5 failed logins",
    open.replace(
      "            </user>\n",
      `            </user>
            <retry-options>
                <tries-before-disconnect>5</tries-before-disconnect>
                <lockout-period>15</lockout-period>
            </retry-options>
`,
    ),
  );
});
