import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatRange } from "../../server/src/net/ip.ts";
import type { KnownNames } from "../../server/src/site/known.ts";
import { readSite } from "../../server/src/site/read.ts";
import { emptySite, type Site } from "../../server/src/site/site.ts";
import type { Located } from "../../server/src/text/span.ts";
import { expectProblems, readCarets } from "../support/carets.ts";
import { expectSoon } from "../support/time.ts";

const whole = `# Northgate's facts
client: Northgate Dental
asOf: 2026-11-21
msp:
  accounts: ["NORTHGATE\\\\svc-msp*", msp-*, S-1-5-21-1004336348-1177238915-682003330-1106]
  networks: [203.0.113.0/24, "2001:db8::/32"]
  systems:
    - 10.20.0.0/28   # servers
    - 10.20.1.5
    - 10.20.1.7-10.20.1.9
  services: [tcp/22, tcp/3389, udp/5000-5010 from 203.0.113.9, esp]
  contractEnd: 2027-03-31
  serviceHours: Mon-Fri 08:00-18:00 America/New_York
zones: { internet: [outside], dmz: [dmz], internal: [inside, Users], server: [srv], vpn: [msp-vpn] }
resolvers: [10.20.0.53]
logServers: [10.30.0.10, logs.northgate.example]
approved: { fileShares: [onedrive], egress: [tcp/80, tcp/443, "tcp/25 from 10.20.0.25"], admins: [Administrator] }
passwords: { minimumLength: 14, maximumAgeDays: 365, history: 24, lockoutThreshold: 5 }
policyTier: { "Workstations Baseline": workstations, DC: domain-controllers }
serviceAccounts: ['NORTHGATE\\svc-*']
reviews:
  - { of: edge-asa.cfg, on: 2026-08-01, by: j.doe }
  - of: Domain Admins
    on: 2026-11-16
accept:
  - { rule: vpn-pre-shared-key, in: branch-*.cfg, until: 2027-01-31, reason: "vendor cannot do certificates, ticket 4711" }
  - rule: shadowed-entry
    until: 2026-12-31
    reason: >-
      cleaned up
      with the next release
rules: { shadowed-entry: off, dns-tcp: warning }
formats: { "exports/*.txt": cisco-asa, old/**: none }
`;

const known: KnownNames = {
  rules: [{ id: "vpn-pre-shared-key" }, { id: "shadowed-entry" }, { id: "dns-tcp" }],
  formats: [{ id: "cisco-asa" }, { id: "wireguard" }],
  fileShares: [{ id: "onedrive" }, { id: "dropbox" }],
};

const values = <T>(list: readonly Located<T>[]) => list.map((each) => each.value);

describe("readSite", () => {
  test.each([
    ["LF", whole],
    ["CRLF", whole.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\ufeff${whole}`],
    ["a document mark", `---\n${whole}...\n`],
    ["no line end at the end", whole.trimEnd()],
  ])("reads every fact with %s", (_, text) => {
    const { value: site, problems } = readSite(text, known);
    expect(problems).toEqual([]);
    expect(site.client?.value).toBe("Northgate Dental");
    expect(site.asOf?.value).toBe(20778);
    expect(values(site.msp.accounts)).toEqual([
      "NORTHGATE\\svc-msp*",
      "msp-*",
      "S-1-5-21-1004336348-1177238915-682003330-1106",
    ]);
    expect(values(site.msp.networks).map(formatRange)).toEqual(["203.0.113.0/24", "2001:db8::/32"]);
    expect(values(site.msp.systems).map(formatRange)).toEqual(["10.20.0.0/28", "10.20.1.5", "10.20.1.7-10.20.1.9"]);
    expect(values(site.msp.services)).toMatchObject([
      { protocol: 6, ports: [22, 22] },
      { protocol: 6, ports: [3389, 3389] },
      { text: "udp/5000-5010 from 203.0.113.9", protocol: 17, ports: [5000, 5010], from: { family: 4 } },
      { protocol: 50 },
    ]);
    expect(site.msp.contractEnd?.value).toBe(20908);
    expect(site.msp.serviceHours?.value).toMatchObject({
      days: [1, 2, 3, 4, 5],
      from: 480,
      to: 1080,
      timeZone: "America/New_York",
    });
    expect([...site.zones].map(([role, names]) => [role, values(names)])).toEqual([
      ["internet", ["outside"]],
      ["dmz", ["dmz"]],
      ["internal", ["inside", "Users"]],
      ["server", ["srv"]],
      ["vpn", ["msp-vpn"]],
    ]);
    expect(values(site.resolvers).map(formatRange)).toEqual(["10.20.0.53"]);
    expect(values(site.logServers)).toEqual(["10.30.0.10", "logs.northgate.example"]);
    expect(values(site.approved.fileShares)).toEqual(["onedrive"]);
    expect(values(site.approved.egress).map((each) => each.text)).toEqual([
      "tcp/80",
      "tcp/443",
      "tcp/25 from 10.20.0.25",
    ]);
    expect(values(site.approved.admins)).toEqual(["Administrator"]);
    expect(Object.entries(site.passwords).map(([key, count]) => [key, count.value])).toEqual([
      ["minimumLength", 14],
      ["maximumAgeDays", 365],
      ["history", 24],
      ["lockoutThreshold", 5],
    ]);
    expect(site.policyTier.map((each) => [each.policy.value, each.tier.value])).toEqual([
      ["Workstations Baseline", "workstations"],
      ["DC", "domain-controllers"],
    ]);
    expect(values(site.serviceAccounts)).toEqual(["NORTHGATE\\svc-*"]);
    expect(site.reviews.map((each) => [each.of.value, each.on.value, each.by?.value])).toEqual([
      ["edge-asa.cfg", 20666, "j.doe"],
      ["Domain Admins", 20773, undefined],
    ]);
    expect(site.accept.map((each) => [each.rule.value, each.in?.value, each.until.value, each.reason.value])).toEqual([
      ["vpn-pre-shared-key", "branch-*.cfg", 20849, "vendor cannot do certificates, ticket 4711"],
      ["shadowed-entry", undefined, 20818, "cleaned up with the next release"],
    ]);
    expect(site.rules.map((each) => [each.rule.value, each.level.value])).toEqual([
      ["shadowed-entry", "off"],
      ["dns-tcp", "warning"],
    ]);
    expect(site.formats.map((each) => [each.glob.value, each.format.value])).toEqual([
      ["exports/*.txt", "cisco-asa"],
      ["old/**", "none"],
    ]);
    expect(text.slice(site.asOf?.span.start, site.asOf?.span.end)).toBe("2026-11-21");
    expect(text.slice(site.accept[1]?.rule.span.start, site.accept[1]?.rule.span.end)).toBe("shadowed-entry");
  });

  test.each([
    ["nothing", ""],
    ["comments", "# soon\n"],
    ["a document mark", "---\n"],
    ["null", "~"],
    ["keys without values", "client:\nmsp:\nzones: {}\naccept: []\nreviews:\nmsp2:\n".replace("msp2:\n", "")],
  ])("%s declares nothing", (_, text) => expect(readSite(text, known)).toEqual({ value: emptySite, problems: [] }));
});

describe("mistakes", () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      "an unknown key",
      `
zonez: { internet: [outside] }
^^^^^ unknown key \`zonez\`; did you mean \`zones\`?
`,
    ],
    [
      "a key in another case",
      `
logservers: [10.0.0.1]
^^^^^^^^^^ unknown key \`logservers\`; did you mean \`logServers\`?
`,
    ],
    [
      "a key in the wrong place",
      `
accounts: [msp-*]
^^^^^^^^ unknown key \`accounts\` here; it belongs under \`msp\`
`,
    ],
    [
      "a key nobody knows",
      `
colour: blue
^^^^^^ unknown key \`colour\`
`,
    ],
    [
      "keys under a wrong parent",
      `
msp:
  admins: [x]
  ^^^^^^ unknown key \`admins\` here; it belongs under \`approved\`
`,
    ],
    [
      "no map at all",
      `
- client: x
^^^^^^^^^^^ expected keys such as \`client\`, \`asOf\`, \`msp\`
`,
    ],
    [
      "text for a map",
      `
msp: yes
     ^^^ expected keys such as \`accounts\`, \`networks\`, \`systems\`
`,
    ],
    [
      "text for a list",
      `
resolvers: 10.0.0.53
           ^^^^^^^^^ expected a list of addresses or networks such as [10.20.0.0/28]: put brackets around it
`,
    ],
    [
      "a map for a list",
      `
resolvers: { a: b }
           ^^^^^^^^ expected a list of addresses or networks such as [10.20.0.0/28]
`,
    ],
    [
      "a list for text",
      `
asOf: [2026-11-21]
      ^^^^^^^^^^^^ expected a date such as 2026-11-21, not a list
`,
    ],
    [
      "a list within a list",
      `
resolvers: [[10.0.0.53]]
            ^^^^^^^^^^^ this is a list within a list
`,
    ],
    [
      "bad networks",
      `
resolvers: [10.0.0.256, 10.0.0.0/33, 10.0.0.0 255.255.255.0, 010.0.0.1, 10.0.0.9-10.0.0.1]
            ^^^^^^^^^^ expected an address, a network or a range, such as 10.20.0.5, 10.20.0.0/28 or 10.20.0.5-10.20.0.9
                        ^^^^^^^^^^^ expected an address, a network or a range, such as 10.20.0.5, 10.20.0.0/28 or 10.20.0.5-10.20.0.9
                                     ^^^^^^^^^^^^^^^^^^^^^^ write the mask as a length: 10.0.0.0/24
                                                             ^^^^^^^^^ expected an address, a network or a range, such as 10.20.0.5, 10.20.0.0/28 or 10.20.0.5-10.20.0.9
                                                                        ^^^^^^^^^^^^^^^^^ expected an address, a network or a range, such as 10.20.0.5, 10.20.0.0/28 or 10.20.0.5-10.20.0.9
`,
    ],
    [
      "host bits in a network",
      `
resolvers: [10.20.0.5/28]
            ^^^^^^^^^^^^ this is an address within a network: write 10.20.0.0/28 for the network or 10.20.0.5 for the address
`,
    ],
    [
      "bad dates",
      `
asOf: 21.11.2026
      ^^^^^^^^^^ expected a date such as 2026-11-21: year, month, day
msp:
  contractEnd: 2027-02-30
               ^^^^^^^^^^ there is no such day
`,
    ],
    [
      "bad services",
      `
msp:
  services: [tcp/70000, https, 443/tcp, tcp/443-80, tcp/0, esp/5, "tcp/25 via 10.0.0.1", "tcp/25 from lan", "tcp/*", 443, "tcp/80,443"]
             ^^^^^^^^^ ports go from 1 to 65535
                        ^^^^^ write the port as a number: tcp/443
                               ^^^^^^^ write the protocol first: tcp/443
                                        ^^^^^^^^^^ the range goes from the lower to the higher port: tcp/80-443
                                                    ^^^^^ ports go from 1 to 65535
                                                           ^^^^^ esp has no ports; write just esp
                                                                  ^^^^^^^^^^^^^^^^^^^^^ expected \`from\` or \`to\` and a network behind tcp/25, not via
                                                                                         ^^^^^^^^^^^^^^^^^ expected an address or a network behind \`from\`
                                                                                                            ^^^^^^^ for all ports write just tcp
                                                                                                                     ^^^ write the protocol too: tcp/443 or udp/443
                                                                                                                          ^^^^^^^^^^^^ write one entry for each port or range
`,
    ],
    [
      "bad hours",
      `
msp:
  serviceHours: Mon-Fri 8am-6pm
                ^^^^^^^^^^^^^^^ times count from 00:00 to 24:00, such as 08:00-18:00
`,
    ],
    [
      "an unknown time zone",
      `
msp:
  serviceHours: Mon-Fri 08:00-18:00 America/NewYork
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no time zone is called America/NewYork; names are such as America/New_York or UTC
`,
    ],
    [
      "an unknown role",
      `
zones: { wan: [outside], servers: [srv], dmzz: [d], blue: [x] }
         ^^^ expected a role: internet, dmz, internal, server, management, vpn, msp or log-enclave; did you mean \`internet\`?
                         ^^^^^^^ expected a role: internet, dmz, internal, server, management, vpn, msp or log-enclave; did you mean \`server\`?
                                         ^^^^ expected a role: internet, dmz, internal, server, management, vpn, msp or log-enclave; did you mean \`dmz\`?
                                                    ^^^^ expected a role: internet, dmz, internal, server, management, vpn, msp or log-enclave
`,
    ],
    [
      "a zone with two roles",
      `
zones: { internet: [outside], dmz: [dmz, Outside] }
                                         ^^^^^^^ \`Outside\` is already listed under \`internet\`
`,
    ],
    [
      "an acceptance without reason",
      `
accept:
  - { rule: dns-tcp, until: 2027-01-31 }
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`reason\` is missing: say why the finding may stay
`,
    ],
    [
      "an acceptance without end",
      `
accept:
  - rule: dns-tcp
    ^^^^ \`until\` is missing: say until which day, so that it is looked at again
    reason: because
`,
    ],
    [
      "an acceptance with an empty reason",
      `
accept:
  - rule: dns-tcp
    until: 2027-01-31
    reason: "  "
    ^^^^^^ \`reason\` is empty: say why the finding may stay
`,
    ],
    [
      "a review of nothing",
      `
reviews:
  - on: 2026-11-21
    ^^ \`of\` is missing: say what was reviewed
`,
    ],
    [
      "an acceptance that is text",
      `
accept: [dns-tcp]
         ^^^^^^^ expected keys such as \`rule\`, \`in\`, \`until\`
`,
    ],
    [
      "names the program does not have",
      `
accept:
  - { rule: vpn-preshared-key, until: 2027-01-31, reason: x }
            ^^^^^^^^^^^^^^^^^ there is no rule \`vpn-preshared-key\`; did you mean \`vpn-pre-shared-key\`?
rules: { dns-tpc: off }
         ^^^^^^^ there is no rule \`dns-tpc\`; did you mean \`dns-tcp\`?
formats: { "*.txt": ciscoasa }
                    ^^^^^^^^ there is no format \`ciscoasa\`; did you mean \`cisco-asa\`?
approved: { fileShares: [mega] }
                         ^^^^ there is no file-sharing service \`mega\`
`,
    ],
    [
      "severities by other names",
      `
rules: { shadowed-entry: false, dns-tcp: warn }
                         ^^^^^ expected a severity: error, warning, information or off; did you mean \`off\`?
                                         ^^^^ expected a severity: error, warning, information or off; did you mean \`warning\`?
`,
    ],
    [
      "numbers that are none",
      `
passwords: { minimumLength: 14 characters, history: "24", lockoutThreshold: 0, maximumAgeDays: 08 }
                            ^^^^^^^^^^^^^ expected a whole number such as 14
                                                    ^^^^ a number stands without quotes
                                                                            ^ expected a number from 1 to 999
                                                                                               ^^ expected a whole number such as 14
`,
    ],
    [
      "accounts that say nothing",
      `
msp: { accounts: ["*", "*\\\\*", "", NORTHGATE/svc] }
                  ^^^ this means every account
                       ^^^^^^ this means every account
                                   ^^^^^^^^^^^^^ expected a name, DOMAIN\\name or a SID
`,
    ],
    [
      "a backslash that makes an invisible character",
      `
msp: { accounts: ["NORTHGATE\\backup"] }
                  ^^^^^^^^^^^^^^^^^^ a backslash in double quotes made an invisible character: double the backslash, or use single quotes
`,
    ],
    [
      "a backslash that makes nothing",
      `
msp: { accounts: ["NORTHGATE\\svc"] }
                            ^^ within double quotes a backslash must be doubled; or use single quotes
`,
    ],
    [
      "a network for a log server",
      `
logServers: [10.0.0.0/24, 10.0.0.999, "bad host"]
             ^^^^^^^^^^^ expected one address or host name, not a network
                          ^^^^^^^^^^ expected an address or a host name, such as 10.30.0.10 or logs.example.com
                                      ^^^^^^^^^^ expected an address or a host name, such as 10.30.0.10 or logs.example.com
`,
    ],
    [
      "a tier nobody knows",
      `
policyTier: { Base: clients }
                    ^^^^^^^ expected a tier: domain-controllers, servers, workstations or laptops; did you mean \`workstations\`?
`,
    ],
    [
      "an empty item",
      `
resolvers:
  - 10.0.0.53
  -
  ^ this item is empty
`,
    ],
    [
      "a key twice",
      `
client: a
client: b
^^^^^^ \`client\` stands here a second time; only the first counts
`,
    ],
    [
      "merge keys",
      `
accept:
  - &base { rule: dns-tcp, until: 2027-01-31, reason: x }
  - { <<: *base, in: a.cfg }
    ^^^^^^^^^^^^^^^^^^^^^^^^ \`reason\` is missing: say why the finding may stay
    ^^^^^^^^^^^^^^^^^^^^^^^^ \`rule\` is missing: say which rule's findings are accepted
    ^^^^^^^^^^^^^^^^^^^^^^^^ \`until\` is missing: say until which day, so that it is looked at again
      ^^ merge keys (\`<<\`) are not read; write the keys out
`,
    ],
    [
      "a second document",
      `
client: a
---
client: b
^^^^^^^^^ only the first document of this file is read; this is a second
`,
    ],
  ];
  test.each(cases)("%s", (_, source) => {
    const marked = readCarets(source);
    expectProblems(sorted(readSite(marked.text, known).problems), marked);
  });

  test("aliases stand for what they repeat", () => {
    const { value, problems } = readSite(
      "resolvers: &dns [10.0.0.53]\nmsp: { systems: *dns }\nclient: &c Acme\n",
      known,
    );
    expect(problems).toEqual([]);
    expect(values(value.msp.systems).map(formatRange)).toEqual(["10.0.0.53"]);
  });
});

describe("what is right beside a mistake still counts", () => {
  test("other keys and other items", () => {
    const { value } = readSite("zonez: 1\nresolvers: [10.0.0.53, nonsense, 10.0.0.54]\nclient: Acme\n");
    expect(values(value.resolvers).map(formatRange)).toEqual(["10.0.0.53", "10.0.0.54"]);
    expect(value.client?.value).toBe("Acme");
  });

  test("the meaning that cannot be doubted", () => {
    const { value } = readSite(
      "resolvers: 10.0.0.53\nmsp: { systems: [10.20.0.5/28], serviceHours: Mon-Fri 08:00-18:00 Mars/Olympus }\n",
    );
    expect(values(value.resolvers).map(formatRange)).toEqual(["10.0.0.53"]);
    expect(values(value.msp.systems).map(formatRange)).toEqual(["10.20.0.0/28"]);
    expect(value.msp.serviceHours?.value.timeZone).toBeUndefined();
  });

  test.each([
    ["no reason", "{ rule: a, until: 2027-01-31 }"],
    ["no end", "{ rule: a, reason: x }"],
    ["an end that is no day", "{ rule: a, reason: x, until: 2027-02-31 }"],
    [
      "a place that is no text, which must not mean everywhere",
      "{ rule: a, reason: x, until: 2027-01-31, in: [a.cfg] }",
    ],
    ["an empty place", "{ rule: a, reason: x, until: 2027-01-31, in: }"],
  ])("but an acceptance with %s accepts nothing", (_, item) =>
    expect(readSite(`accept: [${item}]`).value.accept).toEqual([]),
  );

  test("half-written text", () => {
    const { value, problems } = readSite(
      "client: Acme\nmsp:\n  accounts: [msp-*, \n  systems: [10.0.0.1]\nresolvers: [10.0.0.53]\n",
    );
    expect(problems).toHaveLength(1);
    expect(value.client?.value).toBe("Acme");
    expect(values(value.msp.accounts)).toEqual(["msp-*"]);
    expect(values(value.resolvers)).toHaveLength(1);
  });
});

test("a damaged file never throws, and every span lies in it", () => {
  const edit = fc.record({
    at: fc.nat(whole.length),
    drop: fc.nat(30),
    text: fc.constantFrom(
      "",
      "\n",
      "[",
      "}",
      '"',
      "'",
      ": ",
      "- ",
      "\t",
      "&a ",
      "*a",
      "#",
      "\u0000",
      "é",
      "|\n",
      "\r\n",
    ),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let text = whole;
      for (const { at, drop, text: put } of edits) text = text.slice(0, at) + put + text.slice(at + drop);
      const { value, problems } = readSite(text, known);
      for (const { span } of [...problems, ...spansOf(value)]) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(0 <= span.start && span.end <= text.length).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test.each([
  ["a name of a million letters", `${"x".repeat(1_000_000)}: 1`],
  [
    "a million blanks in a value",
    `msp: { services: ["tcp/22${" ".repeat(1_000_000)}x"], serviceHours: "Mon${" ".repeat(1_000_000)}" }`,
  ],
  ["many zones", `zones: { internet: [${"a, ".repeat(50_000)}] }`],
  ["many unknown keys", Array.from({ length: 5000 }, (_, at) => `key${at}: 1`).join("\n")],
])("%s ends soon", (_, text) => {
  expectSoon(() => readSite(text, known));
});

/** Problems of one span in the order of their messages. */
function sorted<T extends { readonly message: string }>(problems: readonly T[]): T[] {
  return [...problems].sort((a, b) => (a.message < b.message ? -1 : 1));
}

function spansOf(site: Site): Located<unknown>[] {
  const found: Located<unknown>[] = [];
  const open: unknown[] = [site];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (each instanceof Map) open.push(...each.values());
    else if (typeof each === "object" && each !== null) {
      if ("span" in each && "value" in each) found.push(each as Located<unknown>);
      open.push(...Object.values(each));
    }
  }
  return found;
}
