import type { Authentication, Vpn } from "../../model/vpn.ts";
import { broken, kept, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { mspVpns } from "./tunnels.ts";

export const vpnPreSharedKey: Rule = {
  id: "vpn-pre-shared-key",
  title: "A VPN proves its ends with a pre-shared key",
  recommendation: "vpn-certificate-auth",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
Both ends of the MSP's tunnel should prove themselves with certificates. A pre-shared key is a password that two companies
keep in files and mails; whoever has it can pose as the MSP, and nobody notices.

Enrol both ends with a certification authority, bind the certificates to the tunnel on both ends in one maintenance window,
and remove the key afterwards. Changing one end only would cut the tunnel, so there is no quick-fix. If the other end cannot
use certificates, accept the finding in palisade.yaml with the reason and a date. (TA18-276B, VPN Connection.)`,
  bad: [
    asa(`
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 ipsec-attributes
 ikev1 pre-shared-key *****
 ^^^^^^^^^^^^^^^^^^^^^^^^^^ tunnel 203.0.113.10 proves its ends with a pre-shared key
`),
  ],
  good: [
    asa(`
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 ipsec-attributes
 ikev2 remote-authentication certificate
 ikev2 local-authentication certificate NORTHGATE-2026
`),
  ],

  *check(context) {
    for (const vpn of mspVpns(context)) {
      const methods = [...vpn.authentication, ...vpn.peers.flatMap((peer) => peer.authentication ?? [])];
      const weak = methods.filter(isShared);
      const [first, ...others] = weak;
      if (first) {
        const how =
          first.method === "none" ? "does not ask the far end who it is" : "proves its ends with a pre-shared key";
        yield broken({
          span: first.span,
          message: `${nameOf(vpn)} ${how}`,
          ...(others.length > 0 ? { related: others.map(({ span }) => ({ span, message: "and here" })) } : {}),
        });
      } else if (methods.some((each) => each.method === "certificate" && each.of !== "local"))
        yield kept(vpn.name.span, `${nameOf(vpn)} proves its ends with certificates`);
    }
  },
};

/** Both ends know the same secret, or nothing is asked for. */
function isShared({ method, of }: Authentication): boolean {
  return method === "pre-shared-key" || (method === "none" && of !== "user" && of !== "local");
}

function nameOf(vpn: Vpn): string {
  return vpn.use === "remote-access" ? `remote access ${vpn.name.value}` : `tunnel ${vpn.name.value}`;
}
