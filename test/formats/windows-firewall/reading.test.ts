import { describe, expect, test } from "vitest";
import { windowsFirewall } from "../../../server/src/formats/windows-firewall/index.ts";
import { inWords } from "../../support/entry-words.ts";
import { readText } from "../../support/readings.ts";
import { verdictsIn } from "../../support/verdicts.ts";
import { all, german, json, netsh, profiles, table } from "./samples.ts";

/** The rules of a text, in the order in which they are asked. */
function rulesIn(text: string): string[] {
  const { configuration } = readText(windowsFirewall, text);
  return configuration.filters.flatMap(({ name, entries }) =>
    entries
      .filter(({ implied }) => implied === undefined)
      .map((entry) => `${name.value.split(" ")[0]} ${entry.label?.value}: ${inWords(entry)}`),
  );
}

const verdicts = (text: string, ...packets: readonly string[]) => verdictsIn(windowsFirewall, text, ...packets);

describe("netsh", () => {
  test("prints rules by name, with several values between commas", () =>
    expect(rulesIn(netsh)).toEqual([
      "Inbound Remote Desktop - User Mode (TCP-In): permit in Domain,Private from 10.20.0.0/16,unknown 6/3389-3389",
      "Inbound Echo Request (ICMPv4-In): permit 1/8-8",
      "Outbound No SMB outward: deny out Public 6/139-139/445-445",
    ]));

  test("prints them in German", () =>
    expect(rulesIn(german)).toEqual(["Inbound Remotedesktop (TCP eingehend): permit 6/3389-3389"]));

  test("prints profiles with their state and defaults", () => {
    const { checkpoints } = readText(windowsFirewall, profiles).configuration;
    expect(
      checkpoints.map(({ title, otherwise, filters }) => `${title}: ${otherwise.value} ${filters.length}`),
    ).toEqual([
      "Windows firewall, in from Domain networks: deny 1",
      "Windows firewall, out to Domain networks: permit 1",
      "Windows firewall, in from Private networks: permit 0",
      "Windows firewall, out to Private networks: permit 0",
      "Windows firewall, in from Public networks: deny 1",
      "Windows firewall, out to Public networks: deny 1",
      "routing between networks: deny 0",
    ]);
  });

  test("points each part at its own text", () => {
    const { configuration, at } = readText(windowsFirewall, netsh);
    const [, entry] = configuration.filters[0]?.entries ?? [];
    const [source] = entry?.source?.terms ?? [];
    expect([at(entry?.label), at(source), at(entry?.action), at(entry?.service)?.startsWith("TCP")]).toEqual([
      "Remote Desktop - User Mode (TCP-In)",
      "10.20.0.0/255.255.0.0",
      "Allow",
      true,
    ]);
  });
});

describe("PowerShell", () => {
  test("writes rules in JSON, by words or numbers", () =>
    expect(rulesIn(json)).toEqual([
      "Inbound No SMB: deny 6/445-445",
      "Inbound Remote Desktop: permit in Domain,Private from 10.20.0.0/16 6/3389-3389/3390-3399",
      "Inbound Old: permit 6/23-23",
    ]));

  test("writes them in tables", () =>
    expect(rulesIn(table)).toEqual(["Inbound Web: permit in Domain,Private 6/80-80/443-443"]));

  test("leaves ports out unless they are asked for", () =>
    expect(rulesIn('[{"DisplayName":"RDP","Enabled":1,"Profile":0,"Direction":1,"Action":2}]')).toEqual([
      "Inbound RDP: permit if ports and addresses, which were not exported",
    ]));
});

describe("packets", () => {
  test("pass by rule, profile and default", () =>
    expect(
      verdicts(
        netsh,
        "Domain> tcp 10.20.1.1 192.168.1.5:3389",
        "Public> tcp 10.20.1.1 192.168.1.5:3389",
        "Domain> tcp 203.0.113.9 192.168.1.5:3389",
        "Domain> tcp 203.0.113.9 192.168.1.5:22",
        "Public> icmp/8 203.0.113.9 192.168.1.5",
        "Public> tcp 203.0.113.9 192.168.1.5:50000 established",
      ),
    ).toEqual(["permit", "deny", "depends", "deny", "permit", "permit"]));

  test("that a rule blocks do not pass by another that allows them, wherever it stands", () => {
    const rule = (name: string, action: string) =>
      `{"DisplayName":"${name}","Enabled":1,"Profile":0,"Direction":1,"Action":"${action}","Protocol":"TCP","LocalPort":"445"}`;
    const packet = "Domain> tcp 10.0.0.1 10.0.0.2:445";
    expect(verdicts(`[${rule("a", "Allow")},${rule("b", "Block")}]`, packet)).toEqual(["deny"]);
    expect(verdicts(`[${rule("a", "Allow")}]`, packet)).toEqual(["permit"]);
  });

  test("all come in where a profile is off", () =>
    expect(
      verdicts(profiles, "Private> tcp 203.0.113.9 192.168.1.5:445", "Public> tcp 203.0.113.9 192.168.1.5:445"),
    ).toEqual(["permit", "deny"]));
});

test("lines that are no fields, and rules without an action, are unread", () => {
  const { unread, reading } = readText(
    windowsFirewall,
    "Rule Name:                            a\nDirection:                            In\nFarbe:                                rot\n",
  );
  expect(unread).toEqual([
    "Rule Name:                            a\nDirection:                            In",
    "Farbe:                                rot",
  ]);
  expect(reading.lines).toEqual({ total: 3, read: 0, ignored: 0, unread: 3 });
});

test("our own samples leave nothing unread", () => {
  for (const text of all) expect(readText(windowsFirewall, text).unread).toEqual([]);
});

test("rules may follow profiles in one file", () => {
  const { unread, configuration } = readText(windowsFirewall, profiles + netsh);
  expect(unread).toEqual([]);
  expect(configuration.filters.map(({ entries }) => entries.length)).toEqual([3, 2]);
  expect(configuration.fragment).toBe(false);
});
