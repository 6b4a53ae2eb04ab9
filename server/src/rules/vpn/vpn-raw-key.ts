import { broken, type Rule } from "../rule.ts";
import { wireguard } from "../samples.ts";
import { mspVpns } from "./tunnels.ts";

export const vpnRawKey: Rule = {
  id: "vpn-raw-key",
  title: "A VPN knows its ends by raw keys",
  recommendation: "vpn-certificate-auth",
  severity: "information",
  proves: "broken-only",
  docs: `
Both ends of the MSP's tunnel should prove themselves with certificates. WireGuard knows keys only: they are strong, but no
authority vouches for them, they name nobody, never expire, and can only be revoked by editing every other end.

Nothing in this file can change that. Keep a record of whose key is whose and when it was last replaced, and accept the
finding in palisade.yaml for that reason, or use a VPN that supports certificates. (TA18-276B, VPN Connection.)`,
  bad: [
    wireguard(`
[Interface]
PrivateKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
^^^^^^^^^^ wg knows its ends by raw keys, not by certificates
Address = 10.99.0.1/32

[Peer]
PublicKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=
AllowedIPs = 10.99.0.2/32
`),
  ],
  good: [],

  *check(context) {
    for (const vpn of mspVpns(context)) {
      const own = vpn.authentication.find((each) => each.method === "raw-public-key");
      const peers = vpn.peers.flatMap((peer) => peer.authentication ?? []);
      const raw = own ?? peers.find((each) => each.method === "raw-public-key");
      if (raw)
        yield broken({ span: raw.span, message: `${vpn.name.value} knows its ends by raw keys, not by certificates` });
    }
  },
};
