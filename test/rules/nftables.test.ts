import { describe, expect, test } from "vitest";
import { nodeTools } from "../../server/src/host/certificates.ts";
import { everything } from "../../server/src/review/catalogue.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import { emptyEntry } from "../../server/src/rules/hygiene/empty-entry.ts";
import { shadowedEntry } from "../../server/src/rules/hygiene/shadowed-entry.ts";
import { undefinedName } from "../../server/src/rules/hygiene/undefined-name.ts";
import { unusedDefinition } from "../../server/src/rules/hygiene/unused-definition.ts";
import { dnsNotLogged } from "../../server/src/rules/network/dns-not-logged.ts";
import { openBoundaryService } from "../../server/src/rules/network/open-boundary-service.ts";
import { openFileShares } from "../../server/src/rules/network/open-file-shares.ts";
import { permitEverything } from "../../server/src/rules/network/permit-everything.ts";
import { rdpFromInternet } from "../../server/src/rules/network/rdp-from-internet.ts";
import { smbAtTheEdge } from "../../server/src/rules/network/smb-at-the-edge.ts";
import { unapprovedEgress } from "../../server/src/rules/network/unapproved-egress.ts";
import { nft } from "../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectSilent } from "../support/rules.ts";

const zones = "zones: { internet: [wan0], internal: [lan0], dmz: [dmz0] }\n";

/** A host that forwards by these rules and drops the rest. */
const forwarding = (rules: string, before = "") =>
  nft(
    `
flush ruleset
table inet filter {
${before}  chain forward {
    type filter hook forward priority 0; policy drop;
    ct state established,related accept
${rules}  }
}
`,
    zones,
  );

describe("what comes in", () => {
  test("remote desktop", () => {
    expectFindings(
      rdpFromInternet,
      forwarding(`
    iifname "wan0" oifname "lan0" ip daddr 10.20.0.5 tcp dport 3389 accept
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inet filter forward opens RDP of lan0 to the internet
`),
    );
    expectSilent(
      rdpFromInternet,
      forwarding(`
    iifname "wan0" tcp dport 3389 drop
    iifname "wan0" oifname "lan0" ip daddr 10.20.0.5 accept
    iifname "lan0" oifname "dmz0" tcp dport 3389 accept
`),
    );
  });

  test("file sharing, by a map too", () => {
    expectFindings(
      smbAtTheEdge,
      forwarding(`
    iifname "wan0" oifname "lan0" tcp dport vmap { 80 : accept, 445 : accept }
                                                                ^^^^^^^^^^^^ inet filter forward lets tcp/445 (SMB) in from the internet to lan0
    iifname "lan0" oifname "wan0" tcp dport { 135-139, 445 } drop
`),
    );
    expectSilent(smbAtTheEdge, forwarding('    iifname "wan0" oifname "lan0" tcp dport 443 accept\n'));
  });

  test("a policy that lets everything in is where it says so", () => {
    expectFindings(
      openBoundaryService,
      nft(
        `
flush ruleset
table inet filter {
  chain forward {
    type filter hook forward priority 0; policy accept;
                                                ^^^^^^ nothing limits what comes from anybody on the internet to any address of lan0
    iifname "wan0" oifname "lan0" ct state established,related accept
  }
}
`,
        zones,
      ),
    );
    expectSilent(
      openBoundaryService,
      forwarding('    iifname "wan0" oifname "dmz0" ip daddr 10.30.0.5 tcp dport 443 accept\n'),
    );
  });
});

describe("what goes out", () => {
  test("everything, or what is approved", () => {
    expectFindings(
      unapprovedEgress,
      forwarding(`
    iifname "lan0" oifname "wan0" accept
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inet filter forward lets every service from lan0 to the internet
`),
    );
    expectSilent(unapprovedEgress, forwarding('    iifname "lan0" oifname "wan0" tcp dport { 80, 443 } accept\n'));
  });

  test("the web with its file shares, which a rule before it may deny", () => {
    const web = forwarding(`    iifname "lan0" oifname "wan0" tcp dport { 80, 443 } accept
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inet filter forward lets lan0 reach every web address, file shares such as Dropbox included
`);
    expectFindings(openFileShares, web);
  });

  test("between networks of one's own", () => {
    expectFindings(
      permitEverything,
      forwarding(`
    iifname "dmz0" oifname "lan0" accept
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inet filter forward permits everything from dmz0 to lan0
`),
    );
    expectSilent(permitEverything, forwarding('    iifname "dmz0" oifname "lan0" tcp dport 5432 accept\n'));
  });
});

describe("names and dead rules", () => {
  test("a rule, and an element, that earlier rules hide", () => {
    expectFindings(
      shadowedEntry,
      forwarding(`
    ip saddr 10.0.0.0/8 tcp dport 22 drop
    ip saddr 10.1.0.0/16 tcp dport { 22 } accept
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: an earlier entry already denies it
    ip saddr . tcp dport { 10.1.2.3 . 22, 10.1.2.3 . 23 } accept
                           ^^^^^^^^^^^^^ never matches: an earlier entry already denies it
    ip saddr 10.0.0.0/7 tcp dport 22 accept
`),
    );
    expectFix(
      shadowedEntry,
      forwarding("    tcp dport 22 drop\n    tcp dport 22 counter drop\n"),
      "Remove this entry",
      forwarding("    tcp dport 22 drop\n").text,
    );
  });

  test("a rule of many elements that are all hidden is one", () => {
    const dead = (elements: string) =>
      forwarding(`
    ip saddr 10.0.0.0/8 drop
    ip saddr 192.168.0.0/16 accept
    ip saddr . tcp dport ${elements} accept
    ${"^".repeat(`ip saddr . tcp dport ${elements} accept`.length)} never matches: earlier entries already permit some of it and deny the rest
`);
    expectFindings(shadowedEntry, dead("{ 10.1.2.3 . 22, 192.168.2.3 . 23 }"));
    const after = "    ip saddr 10.0.0.0/8 drop\n";
    expectFix(
      shadowedEntry,
      forwarding(`${after}    ip saddr . tcp dport { 10.1.2.3 . 22, 10.1.2.3 . 23 } drop\n`),
      "Remove this entry",
      forwarding(after).text,
    );
  });

  test("many dead elements of one rule are told as one", () => {
    const dead = Array.from({ length: 7 }, (_, at) => `10.1.2.${at} . 22`).join(", ");
    expectFindings(
      shadowedEntry,
      forwarding(`
    ip saddr 10.0.0.0/8 drop
    ip saddr . tcp dport { 192.0.2.1 . 22, ${dead} } accept
                                           ^^^^^^^^^^^^^ never matches, nor do 6 other parts of its statement: an earlier entry already denies it
`),
    );
  });

  test("an element of a named set is dead where no other rule uses the set, and a rule where all its elements are", () => {
    const set = (marks = "") =>
      `  set open { type ipv4_addr . inet_service; elements = { 10.1.2.3 . 22, 192.168.2.3 . 23 }; }\n${marks}`;
    const hiding = "    ip saddr 10.0.0.0/8 drop\n";
    const using = "    ip saddr . tcp dport @open accept\n";
    expectFindings(
      shadowedEntry,
      forwarding(
        hiding + using,
        set(`${" ".repeat(57)}^^^^^^^^^^^^^ never matches: an earlier entry already denies it\n`),
      ),
    );
    expectSilent(shadowedEntry, forwarding(hiding + using, `${set()}  chain web {\n${using}  }\n`));
    expectFindings(
      shadowedEntry,
      forwarding(
        `
    ip saddr 0.0.0.0/0 tcp dport 1-100 accept
${using}    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: an earlier entry already permits it
`,
        set(),
      ),
    );
  });

  test("a rule that asks for an interface that packets do not have at its hook", () => {
    expectFindings(
      emptyEntry,
      nft(`
flush ruleset
table inet filter {
  chain input {
    type filter hook input priority 0; policy drop;
    oifname "eth0" tcp dport 22 accept
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ matches nothing: no packet has an output interface at hook input
    oifname != "eth1" tcp dport 25 accept
    ip protocol tcp jump web
  }
  chain output {
    type filter hook output priority 0; policy drop;
    iif "lo" accept
    ^^^^^^^^^^^^^^^ matches nothing: no packet has an input interface at hook output
    oif "lo" accept
    jump web
  }
  chain early {
    type filter hook prerouting priority raw;
    ct state new accept
    ^^^^^^^^^^^^^^^^^^^ matches nothing: no packet has a connection state at hook prerouting
  }
  chain web {
    iifname "eth0" tcp dport 80 accept
  }
}
`),
    );
  });

  test("what is asked from elsewhere, or depends, hides nothing", () =>
    expectSilent(
      shadowedEntry,
      forwarding(`
    ip saddr 10.0.0.0/8 limit rate 5/second accept
    ip saddr 10.0.0.0/8 meta mark 1 drop
    ip saddr 10.0.0.0/8 accept
    meta nfproto ipv6 accept
`),
    ));

  test("a rule whose parts exclude each other", () => {
    expectFindings(
      emptyEntry,
      forwarding(`
    ip saddr 10.1.0.0/16 ip saddr 10.2.0.0/16 accept
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ matches nothing: its parts exclude each other
`),
    );
  });

  test("sets and chains that nothing uses, and names that nothing defines", () => {
    const sets = "  set left { type ipv4_addr; }\n      ^^^^ set inet filter left is never used\n";
    expectFindings(unusedDefinition, forwarding("", sets));
    expectFindings(
      undefinedName,
      forwarding(`
    tcp dport @ports accept
               ^^^^^ inet filter ports is not defined: the file does not load
`),
    );
    const used = "  set office { type ipv4_addr; elements = { 10.0.0.1 } }\n";
    const rule = "    ip saddr @office accept\n";
    expectSilent(unusedDefinition, forwarding(rule, used));
    expectSilent(undefinedName, forwarding(rule, used));
  });
});

describe("what is logged", () => {
  test("DNS that is denied without a word", () => {
    expectFindings(
      dnsNotLogged,
      forwarding(`
    iifname "lan0" oifname "wan0" udp dport 53 drop
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inet filter forward denies DNS to the internet without a log entry
`),
    );
    expectFix(
      dnsNotLogged,
      forwarding('    iifname "lan0" oifname "wan0" udp dport 53 drop\n'),
      "Log this entry",
      forwarding('    iifname "lan0" oifname "wan0" udp dport 53 log drop\n').text,
    );
  });

  test("a rule logs itself, or one before it does", () => {
    expectSilent(dnsNotLogged, forwarding('    iifname "lan0" oifname "wan0" udp dport 53 log prefix "dns: " drop\n'));
    expectSilent(
      dnsNotLogged,
      forwarding(`
    iifname "lan0" oifname "wan0" meta l4proto udp limit rate 10/second log prefix "dns: "
    iifname "lan0" oifname "wan0" udp dport 53 drop
`),
    );
  });

  test("a rule that logs other packets is no help, and nobody knows what a chain that logs has logged", () => {
    expectFindings(
      dnsNotLogged,
      forwarding(`
    iifname "lan0" oifname "wan0" tcp dport 53 log
    iifname "lan0" oifname "wan0" udp dport 53 drop
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inet filter forward denies DNS to the internet without a log entry
`),
    );
    expectSilent(
      dnsNotLogged,
      forwarding(
        `
    jump noted
    iifname "lan0" oifname "wan0" udp dport 53 drop
`,
        "  chain noted { udp dport 53 log; }\n",
      ),
    );
  });
});

test("a file that includes others is never silently clean", () => {
  const text = 'flush ruleset\ninclude "/etc/nftables.d/*.nft"\n';
  const setup = { tools: nodeTools, today: 0, catalogue: { ...everything, estateRules: [] } };
  const found = reviewFile({ path: "main.nft", text }, setup).findings;
  expect(found.map(({ rule: id, span }) => [id, text.slice(span.start, span.end)])).toEqual([
    ["unread-lines", 'include "/etc/nftables.d/*.nft"'],
  ]);
  expect(found[0]?.message).toMatch(/^what is included here is not read with this file/);
});
