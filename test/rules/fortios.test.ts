import { describe, expect, test } from "vitest";
import { nodeTools } from "../../server/src/host/certificates.ts";
import { everything } from "../../server/src/review/catalogue.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import { openFileShares } from "../../server/src/rules/network/open-file-shares.ts";
import { rules } from "../../server/src/rules/registry.ts";
import type { Rule, RuleSample } from "../../server/src/rules/rule.ts";
import { fortios } from "../../server/src/rules/samples.ts";
import { readSite } from "../../server/src/site/read.ts";
import { expectFindings, expectFix, expectSilent } from "../support/rules.ts";

function rule(id: string): Rule {
  const found = rules.find((each) => each.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}

/** For findings that stand on many lines, which carets cannot show. */
function messagesOf(one: Rule, sample: RuleSample): string[] {
  const { value, problems } = readSite(sample.site ?? "");
  const setup = {
    tools: nodeTools,
    today: 0,
    catalogue: { ...everything, rules: [one], estateRules: [] },
    siteFile: { path: "palisade.yaml", text: sample.site ?? "", site: value, problems },
  };
  return reviewFile({ path: "edge.conf", text: sample.text }, setup).findings.map((each) => each.message);
}

const site = "zones: { internet: [wan1], internal: [internal], dmz: [dmz] }\nlogServers: [10.30.0.10]\n";

const ports = `config system global
    set hostname "branch"
end
config system interface
    edit "wan1"
        set ip 198.51.100.2 255.255.255.248
    next
    edit "internal"
        set ip 10.20.0.1 255.255.255.0
    next
    edit "dmz"
        set ip 10.40.0.1 255.255.255.0
    next
end
`;

const policy = (lines: string) => `${ports}config firewall policy\n${lines.replace(/^\n/, "")}end\n`;

describe("what policies let through", () => {
  test("RDP from the internet, by the address that is published", () => {
    const vip = `config firewall vip
    edit "rdp in"
        set extip 198.51.100.3
        set mappedip "10.20.0.9"
        set extintf "wan1"
    next
end
`;
    const opened = (service: string) =>
      fortios(
        `${vip}${policy(`
    edit 1
        set srcintf "wan1"
        set dstintf "internal"
        set action accept
        set srcaddr "all"
        set dstaddr "rdp in"
        set schedule "always"
        set service "${service}"
    next
`)}`,
        site,
      );
    expectSilent(rule("rdp-from-internet"), opened("HTTPS"));
    expect(messagesOf(rule("rdp-from-internet"), opened("RDP"))).toEqual([
      "policy opens RDP of internal to the internet",
    ]);
  });

  test("an entry that an earlier one hides", () =>
    expectFix(
      rule("shadowed-entry"),
      fortios(
        policy(`
    edit 1
        set srcintf "internal"
        set dstintf "wan1"
        set action accept
        set srcaddr "all"
        set dstaddr "all"
        set service "ALL"
    next
    edit 2
        set srcintf "internal"
        set dstintf "wan1"
        set action accept
        set srcaddr "all"
        set dstaddr "all"
        set service "HTTPS"
    next
`),
      ),
      "Remove this entry",
      policy(`
    edit 1
        set srcintf "internal"
        set dstintf "wan1"
        set action accept
        set srcaddr "all"
        set dstaddr "all"
        set service "ALL"
    next
`),
    ));

  test("an entry between other interfaces hides nothing", () =>
    expectSilent(
      rule("shadowed-entry"),
      fortios(
        policy(`
    edit 1
        set srcintf "internal"
        set dstintf "wan1"
        set action accept
        set srcaddr "all"
        set dstaddr "all"
        set service "ALL"
    next
    edit 2
        set srcintf "dmz"
        set dstintf "wan1"
        set action accept
        set srcaddr "all"
        set dstaddr "all"
        set service "HTTPS"
    next
`),
      ),
    ));

  test("an entry that is never logged", () =>
    expectFindings(
      rule("entry-log-disabled"),
      fortios(
        policy(`
    edit 1
        set srcintf "internal"
        set dstintf "wan1"
        set action accept
        set srcaddr "all"
        set dstaddr "all"
        set service "HTTPS"
        set logtraffic disable
                       ^^^^^^^ this entry of policy is never logged
    next
`),
      ),
    ));
});

describe("names", () => {
  test("used and never defined", () =>
    expectFindings(
      rule("undefined-name"),
      fortios(
        policy(`
    edit 1
        set srcintf "internal"
        set dstintf "wan1"
        set srcaddr "all"
        set dstaddr "nobody knows"
                     ^^^^^^^^^^^^ nobody knows is not defined
        set service "HTTPS" "ALL_ICMP"
        set schedule "always"
    next
`),
      ),
    ));

  test("defined and never used", () =>
    expectFix(
      rule("unused-definition"),
      fortios(`${ports}config firewall address
    edit "old"
          ^^^ address old is never used
        set subnet 10.9.0.0/16
    next
    edit "all"
    next
end
`),
      "Remove address old",
      `${ports}config firewall address
    edit "all"
    next
end
`,
    ));
});

describe("the device", () => {
  test("managed from the internet", () =>
    expectFindings(
      rule("management-from-internet"),
      fortios(
        `config system interface
    edit "wan1"
        set ip 198.51.100.2 255.255.255.248
        set allowaccess ping ssh
                             ^^^ SSH on wan1 can be reached from any address on the internet
    next
end
`,
        site,
      ),
    ));

  test("in clear text", () => {
    const access = (words: string) => `config system interface
    edit "internal"
        set ip 10.20.0.1 255.255.255.0
        set allowaccess ping https${words}
    next
end
`;
    expectSilent(rule("cleartext-management"), fortios(access(" ssh http"), site));
    expectFix(
      rule("cleartext-management"),
      fortios(access(" ssh telnet"), site),
      "Remove Telnet on internal",
      access(" ssh"),
    );
  });

  test("without a log server", () => {
    const before = `${ports}config log disk setting\n    set status enable\nend\n`;
    expectFix(
      rule("no-log-server"),
      fortios(before, site),
      "Send messages to 10.30.0.10",
      `${before}config log syslogd setting\n    set status enable\n    set server "10.30.0.10"\nend\n`,
    );
  });

  test("a tunnel that proves its ends with a key", () =>
    expectFindings(
      rule("vpn-pre-shared-key"),
      fortios(`config vpn ipsec phase1-interface
    edit "msp"
        set interface "wan1"
        set authmethod psk
                       ^^^ tunnel msp proves its ends with a pre-shared key
        set remote-gw 203.0.113.10
        set psksecret ENC notARealSecret
    next
end
`),
    ));

  test("and one that shows certificates", () =>
    expectSilent(
      rule("vpn-pre-shared-key"),
      fortios(`config vpn ipsec phase1-interface
    edit "msp"
        set interface "wan1"
        set authmethod signature
        set certificate "msp-2026"
        set remote-gw 203.0.113.10
    next
end
`),
    ));
});

describe("public file shares behind content inspection", () => {
  const inspected = (profiles: string, applied: string) =>
    fortios(
      `
config system interface
    edit "lan"
        set ip 10.20.0.1 255.255.0.0
    next
    edit "wan1"
        set ip 198.51.100.2 255.255.255.0
    next
end
${profiles.replace(/^\n/, "")}config firewall policy
    edit 3
        set name "web"
        set srcintf "lan"
        set dstintf "wan1"
        set action accept
        set srcaddr "all"
        set dstaddr "all"
        set schedule "always"
        set service "HTTPS"
        set utm-status enable
${applied}    next
end
`,
      "zones: { internet: [wan1], internal: [lan] }\n",
    );
  const webFilter = (action: string) => `
config webfilter profile
    edit "branch"
        config ftgd-wf
            config filters
                edit 1
                    set category 24
                    set action ${action}
                next
            end
        end
    next
end
`;

  test("a category that is let through", () =>
    expectFindings(
      openFileShares,
      inspected(
        webFilter(
          "monitor\n                               ^^^^^^^ the web filter profile branch lets public file shares pass",
        ),
        '        set webfilter-profile "branch"\n',
      ),
    ));

  test("a category that is blocked, by either kind of profile", () => {
    const applications = `
config application list
    edit "branch"
        config entries
            edit 1
                set category 2 22
            next
        end
    next
end
`;
    expectSilent(openFileShares, inspected(webFilter("block"), '        set webfilter-profile "branch"\n'));
    expectSilent(openFileShares, inspected(applications, '        set application-list "branch"\n'));
  });

  test("profiles that stand elsewhere, or are about some applications, are not judged", () => {
    expectSilent(openFileShares, inspected("", '        set webfilter-profile "branch"\n'));
    expectSilent(
      openFileShares,
      inspected(
        `
config application list
    edit "branch"
        config entries
            edit 1
                set application 17459
            next
        end
    next
end
`,
        '        set application-list "branch"\n',
      ),
    );
  });
});
