import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addAcceptance, declareFact } from "../../server/src/site/edit.ts";
import { readSite } from "../../server/src/site/read.ts";
import type { Fact } from "../../server/src/site/site.ts";
import { addToYaml } from "../../server/src/syntax/yaml-edit.ts";
import type { YamlValue } from "../../server/src/syntax/yaml-spell.ts";
import { applyEdits, type TextEdit } from "../../server/src/text/edit.ts";

function declared(text: string, path: string | readonly string[], value: YamlValue) {
  return addToYaml(text, typeof path === "string" ? path.split(".") : path, value);
}

function applied(text: string | undefined, edits: readonly TextEdit[] | undefined): string | undefined {
  return edits && applyEdits(text ?? "", edits);
}

/** The text after a fact was added; the path's keys are joined by dots. */
function added(text: string, path: string, value: YamlValue): string | undefined {
  return applied(text, declared(text, path, value));
}

describe("a fact is added where it belongs", () => {
  const cases: readonly (readonly [string, string, string, YamlValue, string])[] = [
    [
      "to a list in brackets",
      "resolvers: [10.0.0.1] # dns\n",
      "resolvers",
      ["10.0.0.2"],
      "resolvers: [10.0.0.1, 10.0.0.2] # dns\n",
    ],
    ["to an empty list", "resolvers: []\n", "resolvers", ["10.0.0.2", "10.0.0.3"], "resolvers: [10.0.0.2, 10.0.0.3]\n"],
    [
      "behind a comma at the end",
      "resolvers: [10.0.0.1,]\n",
      "resolvers",
      ["10.0.0.2"],
      "resolvers: [10.0.0.1, 10.0.0.2]\n",
    ],
    [
      "to a list in brackets over lines",
      "resolvers: [\n  10.0.0.1, # one\n  10.0.0.2 # two\n]\n",
      "resolvers",
      ["10.0.0.3"],
      "resolvers: [\n  10.0.0.1, # one\n  10.0.0.2, # two\n  10.0.0.3\n]\n",
    ],
    [
      "to such a list with a comma at the end",
      "resolvers: [\r\n  10.0.0.1,\r\n  ]\r\n",
      "resolvers",
      ["10.0.0.3"],
      "resolvers: [\r\n  10.0.0.1,\r\n  10.0.0.3,\r\n  ]\r\n",
    ],
    [
      "to a list of lines",
      "resolvers:\n  - 10.0.0.1 # one\n\n# end\n",
      "resolvers",
      ["10.0.0.2"],
      "resolvers:\n  - 10.0.0.1 # one\n  - 10.0.0.2\n\n# end\n",
    ],
    [
      "to a list of lines at the margin",
      "resolvers:\n- 10.0.0.1\nclient: A",
      "resolvers",
      ["10.0.0.2"],
      "resolvers:\n- 10.0.0.1\n- 10.0.0.2\nclient: A",
    ],
    [
      "to a key without a value",
      "msp:\n  accounts: # who?\nclient: A\n",
      "msp.accounts",
      ["msp-*"],
      "msp:\n  accounts: [msp-*] # who?\nclient: A\n",
    ],
    ["to a key with null", "resolvers: ~\n", "resolvers", ["10.0.0.1"], "resolvers: [10.0.0.1]\n"],
    [
      "to a key with one value",
      "resolvers: 10.0.0.1\n",
      "resolvers",
      ["10.0.0.2"],
      "resolvers: [10.0.0.1, 10.0.0.2]\n",
    ],
    [
      "under a key that is there",
      "client: A\nmsp:\n    accounts: [a] # b\nzones: {}\n",
      "msp.systems",
      ["10.0.0.0/8"],
      "client: A\nmsp:\n    accounts: [a] # b\n    systems: [10.0.0.0/8]\nzones: {}\n",
    ],
    [
      "under an empty key",
      "msp: # the provider\nclient: A\n",
      "msp.systems",
      ["10.0.0.1"],
      "msp: # the provider\n  systems: [10.0.0.1]\nclient: A\n",
    ],
    [
      "under an empty key, as others are indented",
      "passwords:\n    history: 1\nmsp:\n",
      "msp.systems",
      ["10.0.0.1"],
      "passwords:\n    history: 1\nmsp:\n    systems: [10.0.0.1]\n",
    ],
    [
      "with a blank line, as the others have",
      "a: b\r\n\r\nclient: A\r\n",
      "resolvers",
      ["x"],
      "a: b\r\n\r\nclient: A\r\n\r\nresolvers: [x]\r\n",
    ],
    [
      "without one, as the others have none",
      "a: b\r\nclient: A\r\n",
      "resolvers",
      ["x"],
      "a: b\r\nclient: A\r\nresolvers: [x]\r\n",
    ],
    ["under a new key", "client: A", "msp.systems", ["10.0.0.1"], "client: A\nmsp:\n  systems: [10.0.0.1]"],
    [
      "in braces",
      "zones: { dmz: [dmz] } # z\n",
      "zones.internet",
      ["outside"],
      "zones: { dmz: [dmz], internet: [outside] } # z\n",
    ],
    ["in empty braces", "zones: {}\n", "zones.internet", ["outside"], "zones: { internet: [outside] }\n"],
    ["in braces with a blank", "zones: { }\n", "zones.internet", ["outside"], "zones: { internet: [outside] }\n"],
    [
      "in braces behind an empty key",
      "zones: { dmz: }\n",
      "zones.internet",
      ["outside"],
      "zones: { dmz:, internet: [outside] }\n",
    ],
    [
      "in nested braces",
      "approved: { egress: [tcp/80] }\n",
      "approved.egress",
      ["tcp/25 from 10.0.0.1"],
      "approved: { egress: [tcp/80, tcp/25 from 10.0.0.1] }\n",
    ],
    [
      "in place of another value",
      "msp:\n  contractEnd: 2026-01-01 # soon\n",
      "msp.contractEnd",
      "2027-01-31",
      "msp:\n  contractEnd: 2027-01-31 # soon\n",
    ],
    [
      "as a number",
      "passwords: { history: 12 }\n",
      "passwords.minimumLength",
      14,
      "passwords: { history: 12, minimumLength: 14 }\n",
    ],
    ["to a file of comments", "# soon\n", "resolvers", ["10.0.0.1"], "# soon\nresolvers: [10.0.0.1]\n"],
    ["to a comment without line end", "# soon", "resolvers", ["10.0.0.1"], "# soon\nresolvers: [10.0.0.1]\n"],
    ["to an empty file", "", "resolvers", ["10.0.0.1"], "resolvers: [10.0.0.1]\n"],
    [
      "behind a byte order mark",
      "\ufeffclient: A\r\n",
      "resolvers",
      ["10.0.0.1"],
      "\ufeffclient: A\r\nresolvers: [10.0.0.1]\r\n",
    ],
    [
      "before the end of the document",
      "---\nclient: A\n...\n",
      "resolvers",
      ["10.0.0.1"],
      "---\nclient: A\nresolvers: [10.0.0.1]\n...\n",
    ],
    [
      "to JSON",
      '{\n  "client": "A",\n  "resolvers": ["10.0.0.1"]\n}\n',
      "msp.accounts",
      ["N\\a"],
      '{\n  "client": "A",\n  "resolvers": ["10.0.0.1"],\n  "msp": { "accounts": ["N\\\\a"] }\n}\n',
    ],
    [
      "behind text of many lines",
      "accept:\n  - rule: a\n    until: 2027-01-31\n    reason: |\n      one\n\n      two\n\nclient: A\n",
      "accept",
      [{ rule: "b" }],
      "accept:\n  - rule: a\n    until: 2027-01-31\n    reason: |\n      one\n\n      two\n  - rule: b\n\nclient: A\n",
    ],
    [
      "with quotes where they are needed",
      "client: A\n",
      "msp.accounts",
      ["*-msp", "a: b", "true", "12", "x # y", "N\\svc-*", "é ü", "", " a"],
      'client: A\nmsp:\n  accounts: ["*-msp", "a: b", "true", "12", "x # y", N\\svc-*, é ü, "", " a"]\n',
    ],
  ];
  test.each(cases)("%s", (_, text, path, value, expected) => expect(added(text, path, value)).toBe(expected));

  test("under a key with a dot or blanks in it", () =>
    expect(applied("", declared("", ["policyTier", "Default Domain: v1.2"], "servers"))).toBe(
      'policyTier:\n  "Default Domain: v1.2": servers\n',
    ));

  test("not twice", () => {
    expect(added("resolvers: [10.0.0.1]\n", "resolvers", ["10.0.0.1"])).toBe("resolvers: [10.0.0.1]\n");
    expect(added("resolvers: [10.0.0.1]\n", "resolvers", ["10.0.0.1", "10.0.0.2"])).toBe(
      "resolvers: [10.0.0.1, 10.0.0.2]\n",
    );
    expect(added("client: A\n", "client", "A")).toBe("client: A\n");
  });

  test.each([
    ["a text with mistakes", "a: [\n", "client", "A"],
    ["a map where the list would be", "resolvers: { a: b }\n", "resolvers", ["10.0.0.1"]],
    ["text where the map would be", "msp: me\n", "msp.accounts", ["a"]],
    ["a list where the map would be", "- a\n", "client", "A"],
    ["an alias, which would change its anchor", "x: &x [a]\nresolvers: *x\n", "resolvers", ["b"]],
    ["a key that is there twice", "client: A\nclient: B\n", "client", "C"],
    ["several documents", "a: b\n---\nc: d\n", "client", "A"],
  ])("but not into %s", (_, text, path, value) => expect(added(text, path, value)).toBeUndefined());
});

describe("records", () => {
  const acceptance = {
    rule: "vpn-pre-shared-key",
    in: "branch-*.cfg",
    until: 20849,
    reason: "no certificates, ticket 4711",
  };

  test("a new file says what it is for", () => {
    const text = applied(undefined, addAcceptance(undefined, acceptance)) ?? "";
    expect(text).toMatch(/^# What Palisade has to know/);
    expect(text).toMatch(
      /\n\naccept:\n {2}- \{ rule: vpn-pre-shared-key, in: branch-\*\.cfg, until: 2027-01-31, reason: "no certificates, ticket 4711" \}\n$/,
    );
    expect(readSite(text)).toMatchObject({
      problems: [],
      value: { accept: [{ rule: { value: "vpn-pre-shared-key" }, until: { value: 20849 } }] },
    });
  });

  test("an acceptance is written like the last one", () => {
    const text = "accept:\n  - rule: a\n    until: 2027-01-31\n    reason: x\n";
    expect(applied(text, addAcceptance(text, acceptance))).toBe(
      `${text}  - rule: vpn-pre-shared-key\n    in: branch-*.cfg\n    until: 2027-01-31\n    reason: "no certificates, ticket 4711"\n`.replace(
        /\n$/,
        "\n",
      ),
    );
  });

  test("a long one has lines of its own", () => {
    const text = applied("", addAcceptance("", { ...acceptance, reason: "because ".repeat(20).trim() })) ?? "";
    expect(text.split("\n")).toHaveLength(6);
    expect(readSite(text).problems).toEqual([]);
  });
});

describe("room for a fact", () => {
  const facts: readonly Fact[] = [
    "msp.accounts",
    "msp.networks",
    "msp.systems",
    "msp.services",
    "msp.contractEnd",
    "msp.serviceHours",
    "zones",
    "resolvers",
    "logServers",
    "approved.fileShares",
    "approved.egress",
    "approved.admins",
    "passwords",
    "policyTier",
    "serviceAccounts",
    "reviews",
  ];
  test.each(facts)("%s: its example is a good one", (fact) => {
    for (const text of [undefined, "client: A\n", "msp:\napproved:\n", "msp:\n  contractEnd: 2027-01-31\n"]) {
      const after = applied(text, declareFact(text, fact));
      if (text?.includes("contractEnd") && fact === "msp.contractEnd") expect(after).toBeUndefined();
      else {
        expect(readSite(after ?? "?").problems).toEqual([]);
        const example = / # such as (.*)$/m.exec(after ?? "");
        expect(example).not.toBeNull();
        const filled = (after ?? "").replace(/(: (\[\]|\{\})|:) # such as (.*)$/m, ": $3");
        const rules = { problems: readSite(filled).problems };
        expect(rules).toEqual({ problems: [] });
        expect(readSite(filled).value).not.toEqual(readSite(after ?? "").value);
      }
    }
  });
});

test("after an edit the fact is there, and nothing else has changed", () => {
  const gap = fc.constantFrom("", "  # why", " ");
  const scalar = fc.constantFrom("10.0.0.1", "tcp/22", '"a, b"', "'x'", "msp-*");
  const list = fc.oneof(
    fc.array(scalar, { maxLength: 3 }).map((items) => ` [${items.join(", ")}]`),
    fc
      .array(scalar, { minLength: 1, maxLength: 3 })
      .map((items) => ` [\n      ${items.join(",\n      ")} # last\n    ]`),
    fc
      .array(scalar, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `\n    - ${item}`).join(" # c")),
    fc.constantFrom("", " ~", " &a [x]"),
  );
  const section = fc
    .record({
      name: fc.constantFrom("msp", "approved", "passwords"),
      keys: fc.uniqueArray(fc.constantFrom("accounts", "systems", "egress"), { maxLength: 3 }),
      lists: fc.array(list, { minLength: 3, maxLength: 3 }),
      gap,
    })
    .map(
      ({ name, keys, lists, gap }) =>
        `${name}:${gap}\n${keys.map((key, at) => `  ${key}:${lists[at] ?? ""}${gap}\n`).join("")}`,
    );
  const flow = fc
    .record({
      name: fc.constantFrom("zones", "rules"),
      pairs: fc.uniqueArray(fc.constantFrom("internet: [a]", "dmz: ", "msp: [b, c]"), { maxLength: 3 }),
      pad: fc.constantFrom("", " "),
    })
    .map(({ name, pairs, pad }) => `${name}: {${pad}${pairs.join(", ")}${pad}}\n`);
  const other = fc.constantFrom(
    "client: A\n",
    "# a comment\n",
    "\n",
    "accept:\n- rule: x\n  reason: |\n    one\n\n    two\n\n",
  );
  const file = fc.uniqueArray(fc.oneof(section, flow, other), {
    maxLength: 5,
    selector: (part) => /^\w*/.exec(part)?.[0] || part,
  });
  const path = fc.constantFrom(
    "msp.accounts",
    "msp.systems",
    "approved.egress",
    "zones.internet",
    "zones.vpn",
    "resolvers",
    "msp.new.deep",
    "accept",
  );
  const value = fc.array(fc.oneof(fc.string(), fc.constantFrom("10.0.0.9", "N\\a*", "- x", "#", "a: b", "null")), {
    minLength: 1,
    maxLength: 2,
  });

  let edited = 0;
  fc.assert(
    fc.property(
      file,
      path,
      value,
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      (parts, path, value, lineEnd, whole) => {
        const text = (whole ? parts.join("") : parts.join("").trimEnd()).replaceAll("\n", lineEnd);
        const edits = declared(text, path, value);
        if (edits === undefined) return;
        edited++;
        const after = applyEdits(text, edits);
        // The edits only put in, or replace a value that was null or stood alone.
        expect(
          edits.every(
            ({ span }) => span.start === span.end || ["~", "10.0.0.1"].includes(text.slice(span.start, span.end)),
          ),
        ).toBe(true);
        if (text.includes("\r\n")) expect(after.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        // A second time there is nothing to do.
        expect(declared(after, path, value)).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
  expect(edited).toBeGreaterThan(150);
});

test("no text makes it throw", () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          "msp",
          ": ",
          "\n",
          "  ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          ",",
          "#",
          "'",
          '"',
          "~",
          "&a ",
          "*a",
          "|\n",
          "accounts",
          "\ufeff",
          "---\n",
          "...\n",
        ),
        { maxLength: 20 },
      ),
      (pieces) => {
        declared(pieces.join(""), "msp.accounts", ["x"]);
      },
    ),
    { numRuns: 500 },
  ));
