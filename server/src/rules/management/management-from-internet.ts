import type { ManagementService } from "../../model/management.ts";
import { broken, kept, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { facesInternet } from "./facing-internet.ts";
import { andHere, groupServices, isOpenToAll, listeningServices, nameService } from "./management-services.ts";

export const managementFromInternet: Rule = {
  id: "management-from-internet",
  title: "Device can be managed from the internet",
  recommendation: "device-remote-management-closed",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
A management service on the internet side lets anyone in the world try passwords and known vulnerabilities against the device
itself. Stolen MSP passwords were used in exactly this way.

**What to do:** manage the device from the inside, from a management network or through the VPN, and remove the line. Where
somebody must reach it from outside, name their addresses: this stays a warning, since addresses can be taken over.`,
  bad: [
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.248
ssh 0.0.0.0 0.0.0.0 outside
^^^^^^^^^^^^^^^^^^^^^^^^^^^ SSH on outside can be reached from any address on the internet
`),
  ],
  good: [
    asa(`
interface GigabitEthernet0/1
 nameif mgmt
 security-level 100
 ip address 10.40.0.1 255.255.255.0
ssh 10.40.0.0 255.255.255.0 mgmt
`),
  ],

  *check(context) {
    const services = listeningServices(context.configuration);
    const facing = services.filter((service) => facesInternet(service, context));
    const elsewhere = services.filter((service) => service.encrypted && !facing.includes(service));
    for (const [first, ...others] of groupServices(facing, howItIsReached)) {
      const changes = [first, ...others].map(({ span }) => ({ kind: "remove-statement" as const, span }));
      yield broken({
        span: first.span,
        message: howItIsReached(first),
        severity: isOpenToAll(first) ? "error" : "warning",
        related: andHere(others),
        // Whoever manages it from outside today loses the way in, so somebody must look first.
        fixes: elsewhere.length === 0 ? [] : [{ title: `Remove ${nameService(first)}`, changes, safe: false }],
      });
    }
    const inside = elsewhere[0];
    if (facing.length === 0 && inside) yield kept(inside.span, `${nameService(inside)} is not on the internet side`);
  },
};

function howItIsReached(service: ManagementService): string {
  const who = isOpenToAll(service)
    ? "from any address on the internet"
    : "from the internet by the addresses named here";
  return `${nameService(service)} can be reached ${who}`;
}
