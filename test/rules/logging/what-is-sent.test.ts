import { describe, test } from "vitest";
import { entryLogDisabled } from "../../../server/src/rules/logging/entry-log-disabled.ts";
import { firewallLogTooCoarse } from "../../../server/src/rules/logging/firewall-log-too-coarse.ts";
import { vpnSessionsNotLogged } from "../../../server/src/rules/logging/vpn-sessions-not-logged.ts";
import { asa, wireguard } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const bound = "access-list IN extended deny ip any any\naccess-group IN in interface inside\n";
const sending = (level: string) => `logging enable\nlogging trap ${level}\nlogging host mgmt 10.40.0.10\n`;

describe("denied packets", () => {
  test("warnings are just fine enough", () =>
    expectKept(
      firewallLogTooCoarse,
      asa(`${bound}${sending("warnings")}`),
      "messages down to warnings (4) go to 10.40.0.10",
    ));

  test("a level by its number", () =>
    expectFindings(
      firewallLogTooCoarse,
      asa(`${bound}logging enable
logging trap 2
             ^ only critical (2) and worse are sent: denied packets are not
logging host mgmt 10.40.0.10
`),
    ));

  test("another message may be silent", () =>
    expectKept(
      firewallLogTooCoarse,
      asa(`${bound}${sending("informational")}no logging message 302015\n`),
      "messages down to informational (6) go to 10.40.0.10",
    ));

  test("a device without filters has none to tell of", () =>
    expectSilent(firewallLogTooCoarse, asa(sending("errors"))));

  test("the fix takes the line out that silences them", () =>
    expectFix(
      firewallLogTooCoarse,
      asa(`${bound}${sending("informational")}no logging message 106023\n`),
      "Switch message 106023 on again",
      `${bound}${sending("informational")}`,
    ));
});

describe("an entry that is never logged", () => {
  test("is logged again by the fix", () =>
    expectFix(
      entryLogDisabled,
      asa(
        "access-list IN extended deny udp any any eq 137 log disable\naccess-list IN extended permit ip any any\naccess-group IN in interface inside\n",
      ),
      "Log this entry",
      "access-list IN extended deny udp any any eq 137 log\naccess-list IN extended permit ip any any\naccess-group IN in interface inside\n",
    ));

  test("does no harm in a list that is not bound, or inactive", () => {
    expectSilent(entryLogDisabled, asa("access-list IN extended deny udp any any eq 137 log disable\n"));
    expectSilent(
      entryLogDisabled,
      asa("access-list IN extended deny udp any any log disable inactive\naccess-group IN in interface inside\n"),
    );
  });
});

describe("VPN sessions", () => {
  const tunnel = "tunnel-group 203.0.113.10 type ipsec-l2l\n";
  const reviewed = "reviews: [{ of: vpn-logs-central-reviewed, on: 2026-11-02, by: j.doe }]";

  test("the VPN's own class of messages may be finer than the rest", () =>
    expectKept(
      vpnSessionsNotLogged,
      asa(`${tunnel}${sending("warnings")}logging class vpn trap informational\n`, reviewed),
      "VPN sessions are logged centrally, and palisade.yaml has a record of a review",
    ));

  test("whether anyone reviews them is asked", () =>
    expectNeeds(vpnSessionsNotLogged, asa(`${tunnel}${sending("informational")}`), "reviews"));

  test("a device without tunnels has none", () => expectSilent(vpnSessionsNotLogged, asa(sending("warnings"))));

  test("the fix raises the level", () =>
    expectFix(
      vpnSessionsNotLogged,
      asa(`${tunnel}${sending("notifications")}`),
      "Send messages of severity informational",
      `${tunnel}${sending("informational")}`,
    ));

  test("WireGuard is told once for its file", () =>
    expectFindings(
      vpnSessionsNotLogged,
      wireguard(`\
[Interface]
 ^^^^^^^^^ WireGuard keeps no log of connections
ListenPort = 51820
[Peer]
PublicKey = U0FNUExFLU9OTFktTk9ULUEtUkVBTC1LRVktMDAwMDI=
AllowedIPs = 10.62.0.2/32
[Peer]
PublicKey = U0FNUExFLU9OTFktTk9ULUEtUkVBTC1LRVktMDAwMDM=
AllowedIPs = 10.62.0.3/32
`),
    ));
});
