import { describe, test } from "vitest";
import { openByDefault } from "../../../server/src/rules/management/open-by-default.ts";
import { openBoundaryService } from "../../../server/src/rules/network/open-boundary-service.ts";
import { permittedByDefault } from "../../../server/src/rules/network/permitted-by-default.ts";
import { iptables, nft } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectMessages, expectNeeds, expectSilent } from "../../support/rules.ts";

const saved = (forward: string, rules: string) => `*filter
:INPUT DROP [0:0]
:FORWARD ${forward} [0:0]
:OUTPUT ACCEPT [0:0]
${rules}COMMIT
`;

describe("between networks", () => {
  const web = "-A FORWARD -i lan0 -p tcp -m tcp --dport 443 -j ACCEPT\n";

  test("where only some interface falls to the policy", () =>
    expectFindings(
      permittedByDefault,
      iptables(
        saved("ACCEPT", `${web}-A FORWARD -i lan0 -j DROP\n`).replace(
          "[0:0]\n:OUTPUT",
          "[0:0]\n         ^^^^^^ FORWARD lets through what no entry names\n:OUTPUT",
        ),
      ),
    ));

  test.each([
    ["a last entry denies the rest", saved("ACCEPT", `${web}-A FORWARD -j REJECT\n`)],
    ["the policy denies", saved("DROP", web)],
    ["a host that forwards nothing has an empty list", saved("ACCEPT", "-A INPUT -i lo -j ACCEPT\n")],
    [
      "a chain that all is sent to denies",
      saved("ACCEPT", "-A FORWARD -j RULES\n-A RULES -j DROP\n").replace(":OUT", ":RULES - [0:0]\n:OUT"),
    ],
  ])("not where %s", (_, text) => {
    expectSilent(permittedByDefault, iptables(text));
  });

  test("a chain that marks packets lets all go on to the one that filters", () => {
    const marking = `table inet mangle {
  chain forward {
    type filter hook forward priority mangle; policy accept;
    tcp flags syn tcp option maxseg size set rt mtu
  }
}
`;
    const filtering = (policy: string) => `table inet filter {
  chain forward {
    type filter hook forward priority filter; policy ${policy};
    iifname "lan0" tcp dport 443 accept
  }
}
`;
    const mark =
      "                                                     ^^^^^^ inet filter forward lets through what no entry names\n";
    expectSilent(permittedByDefault, nft(marking + filtering("drop")));
    expectFindings(
      permittedByDefault,
      nft(marking + filtering("accept").replace("policy accept;\n", `policy accept;\n${mark}`)),
    );
  });
});

describe("into a host", () => {
  test("not where a chain only counts, and no other filters", () => {
    const chain = (rule: string) =>
      nft(`table inet t {
  chain c {
    type filter hook input priority 0; policy accept;
${rule}  }
}
`);
    expectSilent(openByDefault, chain("    counter\n"));
    expectMessages(openByDefault, chain("    tcp dport 23 drop\n"), "inet t c lets in what no rule names");
    expectMessages(openByDefault, chain(""), "inet t c lets in what no rule names");
  });

  test.each([
    ["known connections alone get to the policy", "-A INPUT -m conntrack --ctstate NEW,INVALID,UNTRACKED -j DROP\n"],
    [
      "TCP and UDP are denied at the end",
      "-A INPUT -i lo -j ACCEPT\n-A INPUT -p tcp -j DROP\n-A INPUT -p udp -j DROP\n",
    ],
    ["what comes from the loopback is named", "-A INPUT -i lo -j ACCEPT\n-A INPUT -j DROP\n"],
  ])("not where %s", (_, rules) => {
    expectSilent(openByDefault, iptables(saved("DROP", rules).replace("INPUT DROP", "INPUT ACCEPT")));
  });
});

test("what a chain that is not in the file lets through is not judged", () =>
  expectNeeds(
    openBoundaryService,
    nft(
      `flush ruleset
table inet filter {
  chain forward {
    type filter hook forward priority 0; policy drop;
    iifname "wan0" oifname "lan0" jump published
  }
}
`,
      "zones: { internet: [wan0], internal: [lan0] }\n",
    ),
    undefined,
  ));
