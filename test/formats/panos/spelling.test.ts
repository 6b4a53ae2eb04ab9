import { describe, expect, test } from "vitest";
import { panOs } from "../../../server/src/formats/panos/index.ts";
import type { Change, NewEntry } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { difference } from "../../../server/src/model/difference.ts";
import { parseNetwork } from "../../../server/src/net/ip.ts";
import { changedLines, readText, spelled } from "../../support/readings.ts";
import { readTools } from "../../support/tools.ts";
import { configurationOf, entriesOf } from "./facts.ts";
import { braces, branch, edge } from "./samples.ts";

const changed = (text: string, changeOf: (configuration: Configuration) => Change) =>
  changedLines(text, spelled(panOs, text, changeOf));

function rule(configuration: Configuration, label: string) {
  const [filter] = configuration.filters;
  const entry = filter?.entries.find((each) => each.label?.value === label);
  if (!filter || !entry) throw new Error(`no rule ${label}`);
  return { filter, entry };
}

const network = (text: string) => {
  const range = parseNetwork(text);
  if (!range) throw new Error(text);
  return range;
};

describe("rules in XML", () => {
  test("logged, in place of what is said or as the last thing", () => {
    expect(changed(edge, (each) => ({ kind: "log-entry", ...rule(each, "Resolver") }))).toEqual([
      "-                  <log-end>no</log-end>",
      "+                  <log-end>yes</log-end>",
    ]);
    expect(changed(edge, (each) => ({ kind: "log-entry", ...rule(each, "Web out") }))).toEqual([
      "+                  <log-end>yes</log-end>",
    ]);
  });

  test("switched off, which changes what passes", () => {
    expect(changed(edge, (each) => ({ kind: "disable-entry", ...rule(each, "Mail in") }))).toEqual([
      "+                  <disabled>yes</disabled>",
    ]);
    const now = spelled(panOs, edge, (each) => ({ kind: "disable-entry", ...rule(each, "Mail in") }));
    const { changes } = difference(configurationOf(edge), configurationOf(now ?? ""));
    expect(new Set(changes.map((each) => each.change))).toEqual(new Set(["newly-denied"]));
  });

  test("taken away", () => {
    const lines = changed(edge, (each) => ({ kind: "remove-entry", ...rule(each, "Resolver") }));
    expect(lines?.[0]).toBe('-                <entry name="Resolver">');
    expect(lines?.at(-1)).toBe("-                </entry>");
    expect(lines?.every((line) => line.startsWith("-"))).toBe(true);
  });

  test("put before another, with the services they need, and profiles kept", () => {
    const entries = (configuration: Configuration): NewEntry[] => {
      const { entry: like } = rule(configuration, "Web out");
      const sources = [network("10.20.0.7/32")];
      return [
        { action: "permit", sources, destinations: [], services: [{ protocol: 17, ports: [53, 53] }], log: true, like },
        { action: "deny", sources: [], destinations: [network("0.0.0.0/0"), network("192.0.2.0/24")], log: true },
      ];
    };
    const now = spelled(panOs, edge, (each) => {
      const { filter, entry } = rule(each, "Web out");
      return { kind: "insert-entries", filter, before: entry, entries: entries(each) };
    });
    expect(entriesOf(configurationOf(now ?? "")).slice(2)).toEqual([
      "Web out - allow: permit trust>untrust 10.20.0.7 → any only-udp-53 logged through default",
      "Web out - block: deny any>any any → 0.0.0.0/0 192.0.2.0/24 logged",
      "Web out: permit trust>untrust Inside → any tcp/80-8080 tcp/443 logged through default",
    ]);
    expect(now).toContain(`            <entry name="only-udp-53">
              <protocol>
                <udp>
                  <port>53</port>
                </udp>
              </protocol>
            </entry>
          </service>`);
  });

  test("in place of another", () => {
    const now = spelled(panOs, edge, (each) => {
      const { filter, entry } = rule(each, "Mail in");
      const destinations = [network("198.51.100.3/32")];
      const services = [{ protocol: 6, ports: [25, 25, 443, 443] }];
      return {
        kind: "replace-entry",
        filter,
        entry,
        entries: [{ action: "permit", sources: [], destinations, services, log: true, like: entry }],
      };
    });
    expect(entriesOf(configurationOf(now ?? ""))[0]).toBe(
      "Mail in - allow: permit untrust>dmz any → 198.51.100.3 only-tcp-25-443 logged",
    );
    expect(now).not.toContain('<entry name="Mail in"');
    expect(now).toContain("<log-setting>default</log-setting>");
  });

  test("at the end, where default rules have decided within zones already", () => {
    const now = spelled(panOs, edge, (each) => {
      const [filter] = each.filters;
      if (!filter) throw new Error("no policy");
      return {
        kind: "insert-entries",
        filter,
        entries: [{ action: "deny", sources: [], destinations: [], log: true }],
      };
    });
    expect(difference(configurationOf(edge), configurationOf(now ?? "")).changes).toEqual([]);
    expect(now).toContain("<rule-type>interzone</rule-type>");
  });

  test("on one line as on many", () => {
    const text = edge.replace(/>\s+</g, "><");
    const now = spelled(panOs, text, (each) => ({ kind: "log-entry", ...rule(each, "Web out") }));
    expect(now).toContain("</profile-setting><log-end>yes</log-end></entry>");
    const gone = spelled(panOs, text, (each) => ({ kind: "remove-entry", ...rule(each, "Resolver") }));
    expect(gone).toContain('</entry><entry name="Web out">');
    expect(gone?.split("\n")).toHaveLength(text.split("\n").length);
  });

  test("line ends are kept", () => {
    const text = edge.replaceAll("\n", "\r\n");
    const now = spelled(panOs, text, (each) => ({ kind: "disable-entry", ...rule(each, "Web out") }));
    expect(now).toContain("</profile-setting>\r\n                  <disabled>yes</disabled>\r\n");
  });

  test("what the vendor implies, and rules that are several entries, are nobody's to change", () => {
    expect(
      changed(edge, (each) => {
        const [filter] = each.filters;
        const entry = filter?.entries.at(-1);
        if (!filter || !entry?.implied) throw new Error("no implied entry");
        return { kind: "log-entry", filter, entry };
      }),
    ).toBeUndefined();
    const parted = edge
      .replace("<log-end>no</log-end>", "<rule-type>intrazone</rule-type>")
      .replace(
        "<from>\n                    <member>trust</member>",
        "<from>\n                    <member>dmz</member>\n                    <member>trust</member>",
      );
    expect(changed(parted, (each) => ({ kind: "remove-entry", ...rule(each, "Resolver") }))).toBeUndefined();
  });
});

describe("rules in commands", () => {
  test("logged, switched off, taken away", () => {
    expect(changed(branch, (each) => ({ kind: "log-entry", ...rule(each, "Out to partner") }))).toEqual([
      '+set rulebase security rules "Out to partner" log-end yes',
    ]);
    expect(changed(branch, (each) => ({ kind: "disable-entry", ...rule(each, "Rest") }))).toEqual([
      "+set rulebase security rules Rest disabled yes",
    ]);
    const lines = changed(branch, (each) => ({ kind: "remove-entry", ...rule(each, "Rest") }));
    expect(lines).toHaveLength(8);
    expect(lines?.every((line) => line.startsWith("-set rulebase security rules Rest"))).toBe(true);
  });

  test("put before another, and in place of it", () => {
    const entry = (configuration: Configuration): NewEntry => ({
      action: "permit",
      sources: [],
      destinations: [network("192.0.2.1/32"), network("192.0.2.9/32")],
      services: [{ protocol: 6, ports: [22, 22] }],
      log: false,
      like: rule(configuration, "Out to partner").entry,
    });
    const before = changed(branch, (each) => {
      const { filter, entry: rest } = rule(each, "Rest");
      return { kind: "insert-entries", filter, before: rest, entries: [entry(each)] };
    });
    expect(before).toEqual([
      "+set service only-tcp-22 protocol tcp port 22",
      '+set rulebase security rules "Rest - allow" from trust',
      '+set rulebase security rules "Rest - allow" to untrust',
      '+set rulebase security rules "Rest - allow" source any',
      '+set rulebase security rules "Rest - allow" destination [ 192.0.2.1 192.0.2.9 ]',
      '+set rulebase security rules "Rest - allow" source-user any',
      '+set rulebase security rules "Rest - allow" application any',
      '+set rulebase security rules "Rest - allow" service only-tcp-22',
      '+set rulebase security rules "Rest - allow" action allow',
    ]);
    const instead = spelled(panOs, branch, (each) => ({
      kind: "replace-entry",
      ...rule(each, "Out to partner"),
      entries: [entry(each)],
    }));
    expect(entriesOf(configurationOf(instead ?? "")).map((line) => line.split(":")[0])).toEqual([
      "Out to partner - allow",
      "Rest",
    ]);
  });

  test("not where commands move rules about, nor in what show prints", () => {
    const moved = `${branch}move rulebase security rules Rest top\n`;
    const insert = (text: string, label: string) =>
      changed(text, (each) => {
        const { filter, entry } = rule(each, label);
        return { kind: "insert-entries", filter, before: entry, entries: [] };
      });
    expect(insert(moved, "Rest")).toBeUndefined();
    expect(changed(braces, (each) => ({ kind: "log-entry", ...rule(each, "Let out") }))).toBeUndefined();
  });
});

describe("statements and settings", () => {
  test("an object, a word of a list, a service of management", () => {
    const objectSpan = (configuration: Configuration, name: string) => {
      const found = configuration.definitions.find((each) => each.name.value === name);
      if (!found) throw new Error(name);
      return found.span;
    };
    const lines = changed(edge, (each) => ({ kind: "remove-statement", span: objectSpan(each, "Mail server") }));
    expect(lines?.[0]).toBe('-            <entry name="Mail server">');
    expect(lines).toHaveLength(4);
    expect(changed(branch, (each) => ({ kind: "remove-statement", span: objectSpan(each, "File server") }))).toEqual([
      '-set address "File server" ip-netmask 10.60.0.9',
      '-set address "File server" description "the "old" one"',
    ]);
    expect(
      changed(branch, (each) => {
        const [group] = each.addresses.filter((object) => object.group);
        const [member] = group?.terms ?? [];
        if (!member) throw new Error("no member");
        return { kind: "remove-statement", span: member.span };
      }),
    ).toEqual([
      '-set address-group Servers static [ "File server" Partner ]',
      "+set address-group Servers static [ Partner ]",
    ]);
    const ssh = (configuration: Configuration) => {
      const [service] = configuration.management?.services.filter((each) => each.protocol === "ssh") ?? [];
      if (!service) throw new Error("no SSH");
      return service.span;
    };
    expect(changed(edge, (each) => ({ kind: "remove-statement", span: ssh(each) }))).toEqual([
      "-              <ssh>yes</ssh>",
    ]);
  });

  test("settings where they stand, or where they are missing", () => {
    const set = (text: string, setting: Extract<Change, { kind: "set" }>["setting"], value: number) =>
      changed(text, () => ({ kind: "set", setting, value }));
    expect(set(edge, "password-minimum-length", 14)).toEqual([
      "-      <minimum-length>10</minimum-length>",
      "+      <minimum-length>14</minimum-length>",
    ]);
    expect(set(edge, "session-idle-minutes", 10)).toEqual([
      "-            <idle-timeout>15</idle-timeout>",
      "+            <idle-timeout>10</idle-timeout>",
    ]);
    expect(set(edge.replace(/\s*<setting>[\s\S]*?<\/setting>/, ""), "lockout-threshold", 5)).toEqual([
      "+        <setting>",
      "+          <management>",
      "+            <admin-lockout>",
      "+              <failed-attempts>5</failed-attempts>",
      "+            </admin-lockout>",
      "+          </management>",
      "+        </setting>",
    ]);
    expect(set(branch, "lockout-threshold", 5)).toEqual([
      "+set deviceconfig setting management admin-lockout failed-attempts 5",
    ]);
    const bare = branch.replace(/^set mgt-config password-complexity.*\n/gm, "");
    expect(set(bare, "password-complexity", 1)?.filter((line) => !line.startsWith("-"))).toEqual([
      "+set mgt-config password-complexity enabled yes",
      "+set mgt-config password-complexity minimum-uppercase-letters 1",
      "+set mgt-config password-complexity minimum-lowercase-letters 1",
      "+set mgt-config password-complexity minimum-numeric-letters 1",
    ]);
    expect(set(edge, "logging-server-level", 6)).toEqual([]);
    expect(set(edge, "session-idle-minutes", 0)).toBeUndefined();
    expect(readText(panOs, edge).configuration.lockout?.threshold?.value).toBe(5);
  });

  test("a log server with all that sends to it", () => {
    const send = (text: string) =>
      changed(text, () => ({ kind: "set", setting: "logging-server", value: "10.30.0.10" }));
    expect(send("set deviceconfig system hostname edge\nset zone trust network layer3 ethernet1/1\n")).toEqual([
      "+set shared log-settings syslog central-log server server-10.30.0.10 server 10.30.0.10",
      "+set shared log-settings syslog central-log server server-10.30.0.10 transport UDP",
      "+set shared log-settings syslog central-log server server-10.30.0.10 port 514",
      '+set shared log-settings system match-list central-log filter "All Logs"',
      "+set shared log-settings system match-list central-log send-syslog central-log",
      '+set shared log-settings config match-list central-log filter "All Logs"',
      "+set shared log-settings config match-list central-log send-syslog central-log",
    ]);
    const xml = edge.replace(/\s*<log-settings>[\s\S]*?<\/log-settings>/, "");
    const { logging } = configurationOf(
      spelled(panOs, xml, () => ({ kind: "set", setting: "logging-server", value: "10.30.0.10" })) ?? "",
    );
    expect(logging?.servers.map((each) => each.address.value)).toEqual(["10.30.0.10"]);
    expect(send(xml)?.filter((line) => line.includes("<log-settings>"))).toHaveLength(1);
  });
});

describe("commands for what show prints in braces", () => {
  const commands = (changeOf: (configuration: Configuration) => Change, text = braces) => {
    const { reading, configuration } = readText(panOs, text);
    return panOs.elsewhere?.(reading, changeOf(configuration))?.text.split("\n");
  };

  test("for a rule", () => {
    expect(commands((each) => ({ kind: "log-entry", ...rule(each, "Let out") }))).toEqual([
      'set rulebase security rules "Let out" log-end yes',
    ]);
    expect(commands((each) => ({ kind: "remove-entry", ...rule(each, "Let out") }))).toEqual([
      'delete rulebase security rules "Let out"',
    ]);
    expect(
      commands((each) => {
        const { filter, entry: before } = rule(each, "Let out");
        const services = [{ protocol: 6, ports: [22, 22] }];
        const entry: NewEntry = { action: "deny", sources: [], destinations: [], services, log: true, like: before };
        return { kind: "insert-entries", filter, before, entries: [entry] };
      }),
    ).toEqual([
      "set service only-tcp-22 protocol tcp port 22",
      'set rulebase security rules "Let out - block" from inside',
      'set rulebase security rules "Let out - block" to "out side"',
      'set rulebase security rules "Let out - block" source any',
      'set rulebase security rules "Let out - block" destination any',
      'set rulebase security rules "Let out - block" source-user any',
      'set rulebase security rules "Let out - block" application any',
      'set rulebase security rules "Let out - block" service only-tcp-22',
      'set rulebase security rules "Let out - block" action deny',
      'set rulebase security rules "Let out - block" log-end yes',
      'move rulebase security rules "Let out - block" before "Let out"',
    ]);
  });

  test("for settings and objects, below virtual systems where there are several", () => {
    expect(commands(() => ({ kind: "set", setting: "lockout-threshold", value: 5 }))).toEqual([
      "set deviceconfig setting management admin-lockout failed-attempts 5",
    ]);
    const system = (name: string) => `      ${name} {
        address {
          "an old one" {
            ip-netmask 10.0.0.1;
          }
        }
      }
`;
    const whole = (systems: string) => `config {
  devices {
    localhost.localdomain {
      vsys {
${systems}      }
    }
  }
}
`;
    const gone = (text: string) => {
      const reading = panOs.read(text, readTools);
      const [definition] = reading.configurations.flatMap((each) => each.definitions);
      const span = definition?.span ?? { start: 0, end: 0 };
      return panOs.elsewhere?.(reading, { kind: "remove-statement", span })?.text;
    };
    expect(gone(whole(system("vsys1")))).toBe('delete address "an old one"');
    expect(gone(whole(system("vsys1") + system("vsys2")))).toBe('delete vsys vsys1 address "an old one"');
  });

  test("none where the file itself can be changed", () => {
    const { reading } = readText(panOs, branch);
    expect(panOs.elsewhere?.(reading, { kind: "set", setting: "lockout-threshold", value: 5 })).toBeUndefined();
  });
});
