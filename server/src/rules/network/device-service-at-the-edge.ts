import type { ZoneRole, ZoneRoles } from "../../site/roles.ts";
import { zoneRoleOf } from "../management/management-services.ts";
import { broken, type Rule } from "../rule.ts";
import { asa, ios } from "../samples.ts";

export const deviceServiceAtTheEdge: Rule = {
  id: "device-service-at-the-edge",
  title: "The device itself serves the internet",
  recommendation: "boundary-services-minimal",
  severity: "information",
  proves: "broken-only",
  docs: `
What is not needed at a network boundary should be switched off. Here the firewall itself answers on an interface that faces
the internet, and every service that strangers can talk to is one more to keep free of holes.

Take the service off that interface, or bind it to an internal one. Administration of the device has checks of its own.
(TA18-276B, Network Service Restriction.)`,
  bad: [
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
http redirect outside 80
^^^^^^^^^^^^^^^^^^^^^^^^ the device's redirect from HTTP to HTTPS answers on outside, which faces the internet
`),
    ios(
      `
hostname edge
service tcp-small-servers
^^^^^^^^^^^^^^^^^^^^^^^^^ the device's group of small servers answers on GigabitEthernet0/0, which faces the internet
interface GigabitEthernet0/0
 ip address 198.51.100.2 255.255.255.248
`,
      "zones: { internet: [GigabitEthernet0/0] }\n",
    ),
  ],
  good: [
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
http redirect inside 80
`),
  ],

  *check(context) {
    for (const { name, on, interface: at, everywhere } of context.configuration.management?.deviceServices ?? []) {
      const role = at ? zoneRoleOf(at.value, context) : everywhere && internetOf(context.roles);
      if (!on.value || role?.role !== "internet") continue;
      yield broken({
        span: on.span,
        message: `the device's ${name} answers on ${role.name}, which faces the internet`,
        confidence: role.declared ? "certain" : "likely",
        fixes: [
          {
            title: `Switch the device's ${name} off`,
            changes: [{ kind: "remove-statement", span: on.span }],
            safe: false,
          },
        ],
      });
    }
  },
};

function internetOf(roles: ZoneRoles): ZoneRole | undefined {
  return [...roles.values()].find(({ role }) => role === "internet");
}
