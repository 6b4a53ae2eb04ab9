import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { completeSite } from "../../server/src/site/complete.ts";
import { hoverSite } from "../../server/src/site/hover.ts";
import type { KnownNames } from "../../server/src/site/known.ts";
import { readSite } from "../../server/src/site/read.ts";
import { siteShape } from "../../server/src/site/schema.ts";

const known: KnownNames = {
  rules: [
    { id: "dns-tcp", title: "DNS over TCP leaves the network", docs: "Why it matters." },
    { id: "shadowed-entry" },
  ],
  formats: [{ id: "cisco-asa", name: "Cisco ASA" }],
  fileShares: [
    { id: "dropbox", name: "Dropbox" },
    { id: "onedrive", name: "OneDrive" },
  ],
  recommendations: [{ id: "vpn-certificate-age" }],
  zones: [{ id: "outside", title: "internet: security level 0" }, { id: "dmz 1" }],
  files: [{ id: "edge-asa.cfg" }, { id: "branch/wg0.conf" }],
  today: 20778,
};

/** The bar is where the cursor stands. */
function at(source: string): { text: string; offset: number } {
  const offset = source.indexOf("|");
  return { text: source.slice(0, offset) + source.slice(offset + 1), offset };
}

function labels(source: string): string[] {
  const { text, offset } = at(source);
  return completeSite(text, offset, known).map((item) => item.label);
}

/** The text after the item of that name was taken, with a bar where the cursor is then. */
function taken(source: string, label: string): string {
  const { text, offset } = at(source);
  const item = completeSite(text, offset, known).find((each) => each.label === label);
  if (item === undefined) throw new Error(`${label} is not offered in ${JSON.stringify(source)}`);
  expect(item.span.start <= offset && offset <= item.span.end).toBe(true);
  const snippet = item.snippet.replace(/\\(.)/g, "$1");
  expect(snippet.replace("$0", "")).toBe(item.insert);
  return text.slice(0, item.span.start) + snippet.replace("$0", "|") + text.slice(item.span.end);
}

const topKeys = siteShape.keys.map((key) => key.name);
const mspKeys = ["accounts", "networks", "systems", "services", "contractEnd", "serviceHours"];
const roles = ["internet", "dmz", "internal", "server", "management", "vpn", "msp", "log-enclave"];
const acceptKeys = ["rule", "in", "until", "reason"];
const except = (names: readonly string[], ...gone: string[]) => names.filter((name) => !gone.includes(name));

describe("what is offered", () => {
  test.each<[string, string, readonly string[]]>([
    ["in an empty file", "|", topKeys],
    ["behind comments", "# facts\n\n|", topKeys],
    ["on a new line", "client: A\n|", except(topKeys, "client")],
    ["on a line between", "client: A\n|\nmsp:\n  accounts: []\n", except(topKeys, "client", "msp")],
    ["for the first letters", "client: A\nms|", except(topKeys, "client")],
    ["for the first letters of all", "cl|", topKeys],
    ["on a key that is complete", "client|: A\nmsp:\n", except(topKeys, "msp")],
    ["under a key", "msp:\n  |", mspKeys],
    [
      "under a key, with others",
      "msp:\n  accounts: []\n  |\n  services: []\n",
      except(mspKeys, "accounts", "services"),
    ],
    ["under a key, half a word", "msp:\n  accounts: []\n  ser|\n", except(mspKeys, "accounts")],
    ["under a key behind a list of lines", "msp:\n  accounts:\n    - a\n  |", except(mspKeys, "accounts")],
    ["with CRLF", "msp:\r\n  accounts: []\r\n  |\r\nclient: A\r\n", except(mspKeys, "accounts")],
    ["in braces", "msp: {|}", mspKeys],
    ["in braces behind a comma", "msp: { accounts: [a, b], | }", except(mspKeys, "accounts")],
    ["in braces that are not closed", "msp: { accounts: [], |\nclient: A\n", except(mspKeys, "accounts")],
    ["in braces over lines", "msp: {\n  accounts: [],\n  |\n}\n", except(mspKeys, "accounts")],
    ["for roles", "zones:\n  |", roles],
    ["for roles in braces", "zones: { internet: [a], | }", except(roles, "internet")],
    ["for zones", "zones: { internet: [|] }", ["outside", "dmz 1"]],
    ["for zones behind another", "zones: { internet: [a, |] }", ["outside", "dmz 1"]],
    ["for zones in lines", "zones:\n  internet:\n    - |\n", ["outside", "dmz 1"]],
    ["for zones in lines, without the dash", "zones:\n  internet:\n    - a\n    |\n", ["outside", "dmz 1"]],
    ["for zones on the line below", "zones:\n  internet:\n    |\n", ["outside", "dmz 1"]],
    ["for zones behind the key", "zones:\n  internet: |\n", ["outside", "dmz 1"]],
    ["for an entry of accept", "accept:\n  - |", acceptKeys],
    ["for an entry of accept, half a word", "accept:\n  - ru|", acceptKeys],
    ["for the next key of an entry", "accept:\n  - rule: dns-tcp\n    |\n", except(acceptKeys, "rule")],
    ["for the next key of an entry at the margin", "accept:\n- rule: dns-tcp\n  |\n", except(acceptKeys, "rule")],
    ["for the next key in braces", "accept:\n  - { rule: dns-tcp, | }", except(acceptKeys, "rule")],
    ["for a new entry", "accept:\n  - rule: dns-tcp\n  |\n", ["rule"]],
    [
      "at the margin behind a list there: an entry or a key",
      "accept:\n- rule: dns-tcp\n|\n",
      ["rule", ...except(topKeys, "accept")],
    ],
    ["for rules", "accept: [{ rule: | }]", ["dns-tcp", "shadowed-entry"]],
    ["for rules, half a word", "accept:\n  - rule: dns|\n    until: 2026-01-01\n", ["dns-tcp", "shadowed-entry"]],
    ["for rules as keys", "rules:\n  dns-tcp: off\n  |", ["shadowed-entry"]],
    ["for severities", "rules: { dns-tcp: | }", ["error", "warning", "information", "off"]],
    ["for severities without a blank", "rules:\n  dns-tcp:|", ["error", "warning", "information", "off"]],
    ["for file shares", "approved: { fileShares: [|", ["dropbox", "onedrive"]],
    ["for formats", 'formats: { "*.txt": | }', ["cisco-asa", "none"]],
    ["for files as keys", "formats:\n  |", ["edge-asa.cfg", "branch/wg0.conf"]],
    ["for what was reviewed", "reviews: [{ of: | }]", ["edge-asa.cfg", "branch/wg0.conf", "vpn-certificate-age"]],
    ["for a day", "reviews:\n  - of: x\n    on: |\n", ["2026-11-21"]],
    ["for tiers", "policyTier:\n  Base: |", ["domain-controllers", "servers", "workstations", "laptops"]],
    ["for hours", "msp:\n  serviceHours: |", ["Mon-Fri 08:00-18:00 America/New_York"]],
  ])("%s", (_, source, expected) => expect(labels(source)).toEqual(expected));

  test.each([
    ["in a comment", "# |"],
    ["behind a value", "client: A |# x"],
    ["in free text", "client: |"],
    ["behind a bracket", "resolvers: [a] |"],
    ["behind an item, before a comma", "zones: { internet: [a |] }"],
    ["under a key with a value", "client: A\n  |"],
    ["under an unknown key", "colour:\n  |"],
    ["in a list where a map belongs", "msp:\n  - |"],
    ["in a map where a list belongs", "resolvers:\n  |: x"],
    ["before a dash", "accept:\n| - rule: a"],
    ["in text of many lines", "accept:\n  - reason: >-\n      x|\n"],
    ["in a map whose keys are free", "policyTier:\n  |"],
    ["on a document mark", "---|\n"],
  ])("nothing %s", (_, source) => expect(labels(source)).toEqual([]));
});

describe("what is written when it is taken", () => {
  test.each([
    ["client: A\nms|", "msp", "client: A\nmsp:\n  |"],
    ["cl|", "client", "client: |"],
    ["|", "resolvers", "resolvers: [|]"],
    ["|", "accept", "accept:\n  - |"],
    ["|", "zones", "zones:\n  |"],
    ["msp:\n    |", "accounts", "msp:\n    accounts: [|]"],
    ["msp: { | }", "contractEnd", "msp: { contractEnd: | }"],
    ["clien|: A", "client", "client: A"],
    ["accept:\n  - rule: a\n  |\n", "rule", "accept:\n  - rule: a\n  - rule: |\n"],
    ["zones:\n  internet:\n    |\n", "dmz 1", "zones:\n  internet:\n    - dmz 1\n"],
    ["zones: { internet: | }", "outside", "zones: { internet: [outside] }"],
    ["zones: { internet: [out|] }", "outside", "zones: { internet: [outside] }"],
    ['zones: { internet: ["out|"] }', "outside", "zones: { internet: [outside] }"],
    ["rules:\n  dns-tcp:|", "off", "rules:\n  dns-tcp: off"],
    ["rules:\n  dns-tcp: of|f # why", "off", "rules:\n  dns-tcp: off # why"],
    ["formats:\n  |", "branch/wg0.conf", "formats:\n  branch/wg0.conf: |"],
  ])("%j, %s", (source, label, expected) => {
    expect(taken(source, label)).toBe(expected);
  });

  test("an open quote is part of what the name is compared with", () => {
    const { text, offset } = at('zones: { internet: ["out|"] }');
    expect(completeSite(text, offset, known)[0]?.filter).toBe('"outside');
  });

  test("keys and names come with their documentation", () => {
    const rule = completeSite("rules:\n  ", 9, known)[0];
    expect(rule).toMatchObject({ detail: "DNS over TCP leaves the network", docs: "Why it matters." });
    for (const key of completeSite("", 0)) expect(key.docs).toContain("```yaml");
  });
});

test("without known names nothing is guessed", () => expect(completeSite("accept: [{ rule: ", 17)).toEqual([]));

const sample = `client: A
msp:
  accounts: ["N\\\\a", msp-*]
  services: [tcp/22]
zones: { internet: [outside], dmz: [] }
accept:
  - { rule: dns-tcp, until: 2027-01-31, reason: "x" }
  - rule: shadowed-entry
    in: "*.cfg"
rules:
  dns-tcp: off
`;

test("at every place of any half-written file it ends well", () => {
  fc.assert(
    fc.property(
      fc.nat(sample.length),
      fc.nat(20),
      fc.constantFrom("", "\n", "[", "{", '"', ": ", "- ", "  ", "é", "\t"),
      fc.nat(sample.length),
      (from, drop, put, offset) => {
        const text = sample.slice(0, from) + put + sample.slice(from + drop);
        for (const item of completeSite(text, Math.min(offset, text.length), known)) {
          expect(item.span.start).toBeLessThanOrEqual(item.span.end);
          expect(item.span.end).toBeLessThanOrEqual(text.length);
        }
        const hover = hoverSite(text, Math.min(offset, text.length), known);
        if (hover) expect(0 <= hover.span.start && hover.span.end <= text.length).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test("whatever is taken where only a key was missing is no mistake of its own", () => {
  for (const source of [
    "|",
    "client: A\n|",
    "msp:\n  |",
    "msp: { | }",
    "approved:\n  |",
    "zones:\n  |",
    "rules:\n  |",
    "accept:\n  - { rule: dns-tcp, until: 2027-01-31, reason: x, | }",
  ]) {
    const { text, offset } = at(source);
    for (const item of completeSite(text, offset, known)) {
      const after = text.slice(0, item.span.start) + item.insert + text.slice(item.span.end);
      expect([item.label, readSite(after, known).problems]).toEqual([
        item.label,
        item.insert.includes("- ") ? expect.anything() : [],
      ]);
    }
  }
});

describe("hover", () => {
  /** What is shown at the bar, and on which text. */
  function shown(source: string): string | undefined {
    const { text, offset } = at(source);
    const hover = hoverSite(text, offset, known);
    return hover && `${text.slice(hover.span.start, hover.span.end)} → ${hover.markdown}`;
  }

  test.each([
    ["resolvers: [10.20.0.|0/28]", "10.20.0.0/28 → 16 addresses, 10.20.0.0 to 10.20.0.15"],
    ["resolvers: [10.20.0.5|]", "10.20.0.5 → One address"],
    [
      "resolvers: ['2001:db8::/|32']",
      "'2001:db8::/32' → 2^96 addresses, 2001:db8:: to 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
    ],
    ["msp: { services: [tcp/33|89] }", "tcp/3389 → TCP port 3389, Remote Desktop"],
    ["msp: { services: [ud|p/1000-2000] }", "udp/1000-2000 → UDP ports 1000 to 2000"],
    ["msp: { services: [e|sp] }", "esp → ESP"],
    [
      "approved:\n  egress:\n    - tcp/25 from 10.20.0.25|\n",
      "tcp/25 from 10.20.0.25 → TCP port 25, Mail between servers (SMTP), from 10.20.0.25 to anywhere",
    ],
    [
      "msp:\n  serviceHours: Mon-|Tue 22:00-06:00 UTC",
      "Mon-Tue 22:00-06:00 UTC → Monday, Tuesday, from 22:00 to 06:00 of the next day in UTC",
    ],
    ["asOf: |2026-11-21", "2026-11-21 → Saturday, 2026-11-21: today"],
    ["msp: { contractEnd: 2027-|03-31 }", "2027-03-31 → Wednesday, 2027-03-31: in 130 days"],
    ["reviews: [{ of: x, on: 2026-11-20| }]", "2026-11-20 → Friday, 2026-11-20: 1 day ago"],
    ["accept:\n  - rule: dns|-tcp\n", "dns-tcp → **dns-tcp**: DNS over TCP leaves the network\n\nWhy it matters."],
    ["rules: { dns|-tcp: off }", "dns-tcp → **dns-tcp**: DNS over TCP leaves the network\n\nWhy it matters."],
    ["zones: { internet: [out|side] }", "outside → **outside**: internet: security level 0"],
    ["approved: { fileShares: [one|drive] }", "onedrive → **onedrive**: OneDrive"],
    ["accept: [{ in: '*.c|fg' }]", "'*.cfg' → 1 file:\n\n- edge-asa.cfg"],
    ["accept: [{ in: '*.c|sv' }]", "'*.csv' → No file here has such a name"],
    ["formats: { '*|*': none }", "'**' → 2 files:\n\n- edge-asa.cfg\n- branch/wg0.conf"],
    [
      "msp: { accounts: ['NORTH|GATE\\svc*'] }",
      "'NORTHGATE\\svc*' → Accounts and groups of this name in the domain NORTHGATE, or written without a domain; `*` stands for any letters",
    ],
  ])("%j", (source, expected) => expect(shown(source)).toBe(expected));

  test("names from files are no Markdown", () => {
    const hostile = "![x](https://example.com/y)";
    const zones = [{ id: hostile, title: "<b>" }];
    const text = `zones: { internet: ["${hostile}"] }`;
    expect(hoverSite(text, 22, { zones })?.markdown).toBe("**\\!\\[x\\](https://example.com/y)**: \\<b\\>");
  });

  test("a key is explained with an example", () => {
    expect(shown("ms|p:\n  accounts: []")).toMatch(/^msp → \*\*msp\*\* \(map\)\n\nThe managed service provider/);
    expect(shown("msp:\n  acc|ounts: []")).toContain('```yaml\naccounts: ["NORTHGATE\\\\svc-msp*", "msp-*"]\n```');
    expect(shown("accept:\n  - reas|on: x")).toContain("(text, required)");
    expect(shown("zones: { inter|net: [x] }")).toMatch(/^internet → \*\*internet\*\*: Reaches the internet/);
  });

  test.each([
    "client: A|cme",
    "colour: r|ed",
    "col|our: red",
    "# com|ment\nclient: A",
    "client: A\n|\n",
    "resolvers: [nonse|nse]",
    "asOf: 2026-02-|30",
    "|",
    "resolvers: [|]",
  ])("nothing at %j", (source) => expect(shown(source)).toBeUndefined());
});
