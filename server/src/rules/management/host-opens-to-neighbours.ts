import type { AddressTerm } from "../../model/address.ts";
import { confidenceOf, tierOf } from "../accounts/policy-tier.ts";
import { type Opening, openingsOf } from "../openings.ts";
import { broken, type Rule } from "../rule.ts";
import { lgpo } from "../samples.ts";
import { listed } from "../wording.ts";
import { administrationOf, administrationToHost } from "./host-administration.ts";

const site = "policyTier: { '*': workstations }\n";

const remoteDesktop = (remote: string) => `
Computer
Software\\Policies\\Microsoft\\WindowsFirewall\\FirewallRules
{1}
SZ:v2.25|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=3389|RA4=${remote}|Name=Remote Desktop|
`;

export const hostOpensToNeighbours: Rule = {
  id: "host-opens-to-neighbours",
  title: "Workstations may administer their neighbours",
  recommendation: "host-firewall-on",
  mayAlsoBreak: ["workstation-rdp-blocked"],
  severity: "warning",
  proves: "broken-only",
  docs: `
*LocalSubnet* sounds narrow, and is just the way intruders take: from one workstation to the next in the same network, where no firewall stands
between them. The alert wants each host's own firewall to restrict traffic from other workstations, and workstation-to-workstation remote desktop
blocked.

**What to do:** let in remote desktop, SMB, WinRM and RPC from the management hosts only. The rule looks at policies for workstations: declared
under \`policyTier\` in palisade.yaml, or told by links, groups or the policy's name.`,
  bad: [
    lgpo(
      `${remoteDesktop("LocalSubnet")}                                                                                    ^^^^^^^^^^^^^^ opens RDP to every machine of the same network
`,
      site,
    ),
  ],
  good: [lgpo(remoteDesktop("10.20.9.0/28"), site)],

  *check(context) {
    const known = tierOf(context);
    if (!context.configuration.singleHost || (known?.tier !== "workstations" && known?.tier !== "laptops")) return;
    for (const { entry } of openingsOf(administrationToHost(context)).filter(isForNeighbours)) {
      const services = entry ? administrationOf(entry, context) : [];
      if (!entry || services.length === 0) continue;
      yield broken({
        span: entry.label?.span ?? entry.span,
        message: `opens ${listed(services, services.length)} to every machine of the same network`,
        confidence: confidenceOf(known),
        ...(services.includes("RDP") ? { alsoBreaks: ["workstation-rdp-blocked"] } : {}),
      });
    }
  },
};

function isForNeighbours({ entry }: Opening): boolean {
  return entry?.source?.terms.some(isLocalSubnet) === true;
}

/** Windows fills the word with the networks that the machine is in. */
function isLocalSubnet(term: AddressTerm): boolean {
  return term.kind === "unknown" && /^localsubnet[46]?$/i.test(term.text);
}
