import type { ManagementService } from "../../model/management.ts";
import { broken, type Fix, kept, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { andHere, coversUsers, groupServices, listeningServices, nameService } from "./management-services.ts";

export const cleartextManagement: Rule = {
  id: "cleartext-management",
  title: "Device is managed in clear text",
  recommendation: "cleartext-management-off",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
Telnet, HTTP, FTP, TFTP and SNMP before version 3 send passwords, communities and the configuration itself so that anyone on
the way can read them. An intruder at a managed service provider needs only one such session to own the device.

**What to do:** set up SSH, HTTPS or SNMP version 3 with encryption (\`priv\`) for the same administrators, then remove the
clear-text line. The removal is offered where the encrypted way is already open to the same addresses on the same interface;
elsewhere it could lock administrators out.`,
  bad: [
    asa(`
telnet 10.20.0.0 255.255.255.0 inside
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Telnet on inside is in clear text
ssh 10.20.0.0 255.255.255.0 inside
`),
  ],
  good: [asa("ssh 10.20.0.0 255.255.255.0 inside\nssh version 2\n")],

  *check({ configuration }) {
    const services = configuration.management?.services ?? [];
    const clear = services.filter(isClear);
    for (const group of groupServices(clear, removedTogether)) {
      const [first, ...others] = group;
      yield broken({
        span: first.span,
        message: `${nameService(first)} is in clear text`,
        ...(first.outgoing ? { severity: "warning" as const } : {}),
        related: andHere(others),
        fixes: removal(group, services),
      });
    }
    if (clear.length > 0) return;
    const encrypted = listeningServices(configuration).find((service) => service.encrypted);
    if (encrypted) yield kept(encrypted.span, `${nameService(encrypted)} is encrypted, and nothing is in clear text`);
  },
};

function isClear(service: ManagementService): boolean {
  switch (service.protocol) {
    case "telnet":
    case "http":
    case "ftp":
    case "tftp":
      return true;
    case "snmp":
      return !service.encrypted;
    case "ssh":
    case "https":
    case "netconf":
    case "other":
      return false;
  }
}

/** One protocol on one interface; SNMP as a whole, its community being global. */
function removedTogether({ protocol, interface: where }: ManagementService): string {
  return protocol === "snmp" ? protocol : `${protocol} ${where?.value ?? ""}`;
}

function removal(
  group: readonly [ManagementService, ...ManagementService[]],
  services: readonly ManagementService[],
): readonly Fix[] {
  const [first] = group;
  const replacement = encryptedCounterpart[first.protocol];
  const replaced = group.every((service) =>
    services.some((other) => other.protocol === replacement && other.encrypted && coversUsers(other, service)),
  );
  if (!replaced) return [];
  const changes = group.map((service) => ({ kind: "remove-statement" as const, span: service.span }));
  return [{ title: `Remove ${nameService(first)}`, changes, safe: true }];
}

const encryptedCounterpart: Readonly<Partial<Record<ManagementService["protocol"], ManagementService["protocol"]>>> = {
  telnet: "ssh",
  http: "https",
  snmp: "snmp",
};
