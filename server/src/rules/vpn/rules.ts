import type { Rule } from "../rule.ts";
import { vpnEndsInside } from "./vpn-ends-inside.ts";
import { vpnOldCertificate } from "./vpn-old-certificate.ts";
import { vpnPreSharedKey } from "./vpn-pre-shared-key.ts";
import { vpnRawKey } from "./vpn-raw-key.ts";
import { vpnUnloggedDeny } from "./vpn-unlogged-deny.ts";
import { vpnWideAccess } from "./vpn-wide-access.ts";

/** What the alert says about the VPN between a client and its MSP. */
export const vpnRules: readonly Rule[] = [
  vpnWideAccess,
  vpnPreSharedKey,
  vpnRawKey,
  vpnOldCertificate,
  vpnEndsInside,
  vpnUnloggedDeny,
];
