import { describe, test } from "vitest";
import { asa, wireguard } from "../../../server/src/rules/samples.ts";
import { vpnPreSharedKey } from "../../../server/src/rules/vpn/vpn-pre-shared-key.ts";
import { vpnRawKey } from "../../../server/src/rules/vpn/vpn-raw-key.ts";
import { expectMessages, expectSilent } from "../../support/rules.ts";

const tunnels = (site?: string) =>
  asa(
    ["203.0.113.10", "192.0.2.7"]
      .map(
        (peer) =>
          `tunnel-group ${peer} type ipsec-l2l\ntunnel-group ${peer} ipsec-attributes\n ikev1 pre-shared-key *****\n`,
      )
      .join(""),
    site,
  );
const msp = "tunnel 203.0.113.10 proves its ends with a pre-shared key";
const branch = "tunnel 192.0.2.7 proves its ends with a pre-shared key";

describe("which tunnels are the MSP's", () => {
  test("any, where nothing tells", () => expectMessages(vpnPreSharedKey, tunnels(), msp, branch));
  test("those that are named", () =>
    expectMessages(vpnPreSharedKey, tunnels("zones: { msp: ['203.0.113.10'] }\n"), msp));
  test("those that lead to its networks", () =>
    expectMessages(vpnPreSharedKey, tunnels("msp: { networks: [203.0.113.0/24] }\n"), msp));
  test("none, where all are known to lead elsewhere", () =>
    expectSilent(vpnPreSharedKey, tunnels("msp: { networks: [198.51.100.0/24] }\n")));
});

describe("a tunnel that others dial into", () => {
  const host = (peer: string) =>
    wireguard(
      `[Interface]
PrivateKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

[Peer]
PublicKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=
${peer}AllowedIPs = 10.99.0.2/32
`,
      "zones: { msp: [MSP-tunnel] }\n",
    );
  const found = "wg knows its ends by raw keys, not by certificates";

  test("may be the MSP's, whatever others are named", () => expectMessages(vpnRawKey, host(""), found));
  test("is not, where its end is another's", () => expectSilent(vpnRawKey, host("Endpoint = 192.0.2.130:51820\n")));
});
