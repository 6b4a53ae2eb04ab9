import { describe, test } from "vitest";
import { emptyEntry } from "../../server/src/rules/hygiene/empty-entry.ts";
import { shadowedEntry } from "../../server/src/rules/hygiene/shadowed-entry.ts";
import { undefinedName } from "../../server/src/rules/hygiene/undefined-name.ts";
import { unusedDefinition } from "../../server/src/rules/hygiene/unused-definition.ts";
import { dnsTcp } from "../../server/src/rules/network/dns-tcp.ts";
import { dnsUdp } from "../../server/src/rules/network/dns-udp.ts";
import { openBoundaryService } from "../../server/src/rules/network/open-boundary-service.ts";
import { openFileShares } from "../../server/src/rules/network/open-file-shares.ts";
import { permitEverything } from "../../server/src/rules/network/permit-everything.ts";
import { rdpFromInternet } from "../../server/src/rules/network/rdp-from-internet.ts";
import { smbAtTheEdge } from "../../server/src/rules/network/smb-at-the-edge.ts";
import { unapprovedEgress } from "../../server/src/rules/network/unapproved-egress.ts";
import { iptables } from "../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectSilent } from "../support/rules.ts";

const zones = "zones: { internet: [wan0], internal: [lan0], dmz: [dmz0] }\n";
const resolvers = `${zones}resolvers: [10.20.0.53]\n`;

/** A gateway that forwards by these rules and drops the rest. */
const forwarding = (rules: string, { chains = "", site = zones }: { chains?: string; site?: string } = {}) =>
  iptables(
    `
*filter
:INPUT DROP [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
${chains}-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
${rules.replace(/^\n/, "")}COMMIT
`,
    site,
  );

describe("what comes in", () => {
  test("remote desktop", () => {
    expectFindings(
      rdpFromInternet,
      forwarding(`
-A FORWARD -d 10.20.0.5/32 -i wan0 -o lan0 -p tcp -m tcp --dport 3389 -j ACCEPT
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FORWARD opens RDP of lan0 to the internet
`),
    );
    expectSilent(
      rdpFromInternet,
      forwarding(`
-A FORWARD -i wan0 -p tcp -m tcp --dport 3389 -j DROP
-A FORWARD -d 10.20.0.5/32 -i wan0 -o lan0 -j ACCEPT
-A FORWARD -i lan0 -o dmz0 -p tcp -m tcp --dport 3389 -j ACCEPT
`),
    );
  });

  test("file sharing, by a chain of one's own too", () => {
    expectFindings(
      smbAtTheEdge,
      forwarding(
        `
-A FORWARD -i wan0 -o lan0 -j INCOMING
-A FORWARD -i lan0 -o wan0 -p tcp -m multiport --dports 135:139,445 -j DROP
-A INCOMING -p tcp -m multiport --dports 80,445 -j ACCEPT
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INCOMING lets tcp/445 (SMB) in from the internet to lan0
`,
        { chains: ":INCOMING - [0:0]\n" },
      ),
    );
    expectSilent(
      smbAtTheEdge,
      forwarding(`
-A FORWARD -i wan0 -o lan0 -p tcp -m tcp --dport 443 -j ACCEPT
`),
    );
  });

  test("nearly every port", () => {
    expectFindings(
      openBoundaryService,
      forwarding(`
-A FORWARD -i wan0 -o lan0 -p tcp -m tcp --sport 80 --dport 1024:65535 -j ACCEPT
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FORWARD lets nearly every tcp port from anybody on the internet to any address of lan0; the source port it asks for, tcp/80 (HTTP), is the sender's choice
`),
    );
    expectSilent(
      openBoundaryService,
      forwarding(`
-A FORWARD -d 10.30.0.5/32 -i wan0 -o dmz0 -p tcp -m tcp --dport 443 -j ACCEPT
`),
    );
  });
});

describe("what goes out", () => {
  test("everything, or what is approved", () => {
    const everything = forwarding(`
-A FORWARD -i lan0 -o wan0 -j ACCEPT
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FORWARD lets every service from lan0 to the internet
`);
    expectFindings(unapprovedEgress, everything);
    expectSilent(
      unapprovedEgress,
      forwarding(`
-A FORWARD -i lan0 -o wan0 -p tcp -m multiport --dports 80,443 -j ACCEPT
`),
    );
  });

  test("DNS past the client's resolvers", () => {
    expectFindings(
      dnsUdp,
      forwarding(
        `
-A FORWARD -i lan0 -o wan0 -p udp -m udp --dport 53 -j ACCEPT
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FORWARD lets others than the resolvers send udp/53 (DNS) from lan0 to the internet
`,
        { site: resolvers },
      ),
    );
    expectSilent(
      dnsTcp,
      forwarding("-A FORWARD -i lan0 -o wan0 -p tcp -m tcp --dport 443 -j ACCEPT\n", { site: resolvers }),
    );
  });

  test("the web with its file shares", () =>
    expectFindings(
      openFileShares,
      forwarding(`
-A FORWARD -i lan0 -o wan0 -p tcp -m multiport --dports 80,443 -j ACCEPT
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FORWARD lets lan0 reach every web address, file shares such as Dropbox included
`),
    ));

  test("between networks of one's own", () => {
    expectFindings(
      permitEverything,
      forwarding(`
-A FORWARD -i dmz0 -o lan0 -j ACCEPT
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FORWARD permits everything from dmz0 to lan0
`),
    );
    expectSilent(permitEverything, forwarding("-A FORWARD -i dmz0 -o lan0 -p tcp -m tcp --dport 5432 -j ACCEPT\n"));
  });
});

describe("names and dead rules", () => {
  test("a rule that earlier rules hide", () => {
    expectFindings(
      shadowedEntry,
      forwarding(`
-A FORWARD -s 10.0.0.0/8 -p tcp -m tcp --dport 22 -j DROP
-A FORWARD -s 10.1.0.0/16 -p tcp -m tcp --dport 22 -j DROP
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: an earlier entry already denies it
-A FORWARD -s 10.0.0.0/7 -p tcp -m tcp --dport 22 -j ACCEPT
`),
    );
    const drop = "-A FORWARD -p tcp -m tcp --dport 22 -j DROP\n";
    expectFix(
      shadowedEntry,
      forwarding(`${drop}-A FORWARD -s 10.1.0.0/16 -p tcp -m tcp --dport 22 -j DROP\n`),
      "Remove this entry",
      forwarding(drop).text,
    );
  });

  test("a rule that packets have left before", () =>
    expectFindings(
      shadowedEntry,
      forwarding(
        `
-A FORWARD -j MINE
-A MINE -p tcp -j RETURN
-A MINE -p tcp -m tcp --dport 22 -j DROP
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: an earlier entry already takes it
`,
        { chains: ":MINE - [0:0]\n" },
      ),
    ));

  test("a rule of the nat table takes packets, and permits none", () =>
    expectFindings(
      shadowedEntry,
      iptables(`
*nat
:POSTROUTING ACCEPT [0:0]
-A POSTROUTING -o wan0 -j MASQUERADE
-A POSTROUTING -s 10.20.0.0/16 -o wan0 -j MASQUERADE
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: an earlier entry already takes it
COMMIT
`),
    ));

  test("a last line for what is sent to nobody is no leftover", () =>
    expectSilent(
      shadowedEntry,
      iptables(`
*filter
:INPUT DROP [0:0]
:not-local - [0:0]
-A INPUT -j not-local
-A not-local -m addrtype --dst-type LOCAL -j RETURN
-A not-local -m addrtype --dst-type MULTICAST -j RETURN
-A not-local -m addrtype --dst-type BROADCAST -j RETURN
-A not-local -j DROP
COMMIT
`),
    ));

  test("what depends, logs, or marks hides nothing", () =>
    expectSilent(
      shadowedEntry,
      forwarding(`
-A FORWARD -s 10.0.0.0/8 -m limit --limit 5/min -j ACCEPT
-A FORWARD -s 10.0.0.0/8 -m mark --mark 0x1 -j DROP
-A FORWARD -s 10.0.0.0/8 -j LOG
-A FORWARD -s 10.0.0.0/8 -j ACCEPT
`),
    ));

  test("what is not tracked passes as what is known does, and is not everything", () => {
    const untracked = (chosen: string) =>
      iptables(
        `
*raw
:PREROUTING ACCEPT [0:0]
-A PREROUTING ${chosen} -j NOTRACK
COMMIT
*filter
:INPUT DROP [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
-A FORWARD -m state --state RELATED,ESTABLISHED,UNTRACKED -j ACCEPT
-A FORWARD -i lan0 -o dmz0 -j DROP
COMMIT
`,
        zones,
      );
    expectSilent(permitEverything, untracked("-d 10.20.0.53/32 -p udp -m udp --sport 53"));
    expectSilent(permitEverything, untracked("-s 10.20.0.5/32 -i lan0"));
    const everything = untracked("-i dmz0");
    const line = "-A FORWARD -m state --state RELATED,ESTABLISHED,UNTRACKED -j ACCEPT\n";
    const caret = `${"^".repeat(line.length - 1)} FORWARD permits everything from dmz0 to lan0\n`;
    expectFindings(permitEverything, { ...everything, text: everything.text.replace(line, line + caret) });
  });

  test("a rule whose parts exclude each other", () =>
    expectFindings(
      emptyEntry,
      forwarding(`
-A FORWARD -s 10.1.0.0/16 -m iprange --src-range 10.2.0.1-10.2.0.9 -j ACCEPT
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ matches nothing: its parts exclude each other
`),
    ));

  test("chains that nothing uses, and names that nothing defines", () => {
    expectFindings(unusedDefinition, forwarding("", { chains: ":LEFT - [0:0]\n ^^^^ chain LEFT is never used\n" }));
    expectFindings(
      undefinedName,
      forwarding(`
-A FORWARD -i lan0 -j GONE
                      ^^^^ GONE is not defined: iptables-restore then refuses the file
`),
    );
    const used = forwarding("-A FORWARD -i lan0 -j MINE\n", { chains: ":MINE - [0:0]\n" });
    expectSilent(unusedDefinition, used);
    expectSilent(undefinedName, used);
    // Sets are made elsewhere as a rule.
    expectSilent(undefinedName, forwarding("-A FORWARD -m set --match-set office src -j ACCEPT\n"));
  });
});
