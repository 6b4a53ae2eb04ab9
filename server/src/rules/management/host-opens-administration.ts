import { tierOf } from "../accounts/policy-tier.ts";
import { isNearlyEvery } from "../breadth.ts";
import { type Opening, openingsOf, witnessOf } from "../openings.ts";
import { broken, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { windowsFirewall } from "../samples.ts";
import { listed } from "../wording.ts";
import { administrationOf, administrationToHost } from "./host-administration.ts";
import { localRulesCount } from "./local-firewall-rules.ts";

const sample = (name: string, remote: string, action = "Allow") => `
Rule Name:                            ${name}
----------------------------------------------------------------------
Enabled:                              Yes
Direction:                            In
Profiles:                             Domain
RemoteIP:                             ${remote}
Protocol:                             TCP
LocalPort:                            3389,445
RemotePort:                           Any
Action:                               ${action}
`;

export const hostOpensAdministration: Rule = {
  id: "host-opens-administration",
  title: "Any machine may administer the host",
  recommendation: "host-firewall-on",
  mayAlsoBreak: ["rdp-limited-and-not-public", "workstation-rdp-blocked"],
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
From the first workstation intruders go on to its neighbours, by the very ways administrators use: remote desktop, file shares,
remote management, RPC. A host firewall that lets every address use them is no obstacle.

**What to do:** let in remote desktop, SMB, WinRM and RPC only from the management hosts (\`RemoteIP\`, \`-RemoteAddress\`), on workstations
best not at all, and switch the built-in rule groups off that open more. Servers that serve files need SMB from their users: accept the
finding there in palisade.yaml with the reason. (TA18-276B, Network Architecture.)`,
  bad: [
    windowsFirewall(
      sample("Remote Desktop", "Any").replace(
        "Remote Desktop\n",
        `Remote Desktop\n${" ".repeat(38)}^^^^^^^^^^^^^^ opens SMB and RDP to any address\n`,
      ),
    ),
  ],
  good: [
    windowsFirewall(sample("Remote Desktop", "10.20.9.0/28")),
    windowsFirewall(sample("Remote Desktop", "Any") + sample("No remote desktop", "Any", "Block")),
  ],

  *check(context) {
    const { configuration, traffic } = context;
    if (!configuration.singleHost) return;
    const answer = administrationToHost(context);
    const openings = openingsOf(answer).filter(
      ({ entry, passages }) =>
        passages.some((passage) => isNearlyEvery(traffic.spread(passage, "source"))) &&
        (!entry || administrationOf(entry, context).length > 0),
    );
    for (const opening of openings) {
      // A policy's profiles that are off are found by their values.
      if (!opening.entry && configuration.policy) continue;
      yield report(opening, context);
    }
    if (!answer.complete) yield notAssessed(configuration.span, "what may reach the host is too complex to follow");
    else if (openings.length === 0 && isTold(context))
      yield localRulesCount(configuration)
        ? notAssessed(
            configuration.span,
            "rules made on the machines themselves count beside the policy's (AllowLocalPolicyMerge is not 0 everywhere)",
          )
        : kept(configuration.span, "only named addresses may administer the host");
  },
};

/** The file says itself what becomes of what no rule names. */
function isTold({ configuration }: RuleContext): boolean {
  return configuration.checkpoints.every(({ traffic, otherwise }) => traffic !== "to-device" || !otherwise.implied);
}

function report(opening: Opening, context: RuleContext): Observation {
  const { entry, policy, checkpoint } = opening;
  const services = entry ? administrationOf(entry, context) : undefined;
  return broken({
    span: entry?.label?.span ?? entry?.span ?? policy?.span ?? context.configuration.span,
    message: services
      ? `opens ${listed(services, services.length)} to any address`
      : `${checkpoint?.title ?? "the firewall"}: lets in what no rule names`,
    confidence: opening.passages.some(({ certain }) => certain) ? "certain" : "likely",
    ...(!services || services.includes("RDP") ? { alsoBreaks: brokenByRemoteDesktop(context) } : {}),
    witness: witnessOf(opening),
  });
}

function brokenByRemoteDesktop(context: RuleContext): readonly string[] {
  const tier = tierOf(context)?.tier;
  const onWorkstations = tier === "workstations" || tier === "laptops" ? ["workstation-rdp-blocked"] : [];
  return ["rdp-limited-and-not-public", ...onWorkstations];
}
