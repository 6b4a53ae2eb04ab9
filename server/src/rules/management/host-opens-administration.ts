import type { Entry } from "../../model/filter.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { overlaps } from "../../net/ranges.ts";
import { isNearlyEvery } from "../breadth.ts";
import { type Opening, openingsOf, witnessOf } from "../openings.ts";
import { broken, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { windowsFirewall } from "../samples.ts";
import { listed } from "../wording.ts";

/** What administrators reach hosts by, and intruders after them. */
const services: readonly { readonly name: string; readonly ports: readonly [number, number] }[] = [
  { name: "RPC", ports: [135, 135] },
  { name: "NetBIOS", ports: [139, 139] },
  { name: "SMB", ports: [445, 445] },
  { name: "RDP", ports: [3389, 3389] },
  { name: "WinRM", ports: [5985, 5986] },
];

const ports = services.flatMap((service) => service.ports);

const newSessions: PacketSet = ([4, 6] as const).map((family) => ({
  family,
  protocol: [6, 6],
  destinationPort: ports,
  flags: [2, 2],
  state: [0, 0],
  fragment: [0, 0],
}));

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
    const answer = traffic.permitted({ from: networksOf(context), to: [], packets: newSessions, traffic: "to-device" });
    const openings = openingsOf(answer).filter(({ passages }) =>
      passages.some((passage) => isNearlyEvery(traffic.spread(passage, "source"))),
    );
    for (const opening of openings) {
      // A policy's profiles that are off are found by their values.
      if (!opening.entry && configuration.policy) continue;
      yield report(opening, context);
    }
    if (!answer.complete) yield notAssessed(configuration.span, "what may reach the host is too complex to follow");
    else if (openings.length === 0 && isTold(context))
      yield kept(configuration.span, "only named addresses may administer the host");
  },
};

/** What packets to the host come in by. */
function networksOf({ configuration }: RuleContext): readonly string[] {
  const names = configuration.checkpoints.flatMap(({ traffic, inbound }) =>
    traffic === "to-device" ? (inbound?.names.map(({ value }) => value) ?? []) : [],
  );
  return [...new Set(names)];
}

/** The file says itself what becomes of what no rule names. */
function isTold({ configuration }: RuleContext): boolean {
  return configuration.checkpoints.every(({ traffic, otherwise }) => traffic !== "to-device" || !otherwise.implied);
}

function report(opening: Opening, context: RuleContext): Observation {
  const { entry, policy, checkpoint } = opening;
  return broken({
    span: entry?.label?.span ?? entry?.span ?? policy?.span ?? context.configuration.span,
    message: entry
      ? `opens ${namesOf(entry, context)} to any address`
      : `${checkpoint?.title ?? "the firewall"}: lets in what no rule names`,
    confidence: opening.passages.some(({ certain }) => certain) ? "certain" : "likely",
    witness: witnessOf(opening),
  });
}

/** Which of the services an entry matches. */
function namesOf(entry: Entry, { traffic }: RuleContext): string {
  const { packets } = traffic.matches(entry);
  const matched = services.filter((service) =>
    packets.some(({ destinationPort }) => !destinationPort || overlaps(destinationPort, service.ports)),
  );
  return listed(
    matched.map(({ name }) => name),
    5,
  );
}
