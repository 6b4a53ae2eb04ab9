import type { Configuration } from "../../model/configuration.ts";
import type { Checkpoint, Entry, Filter } from "../../model/filter.ts";
import type { Span, Stated } from "../../text/span.ts";
import { type FirewallProfile, type ProfileName, profileNames } from "./profiles.ts";
import type { FirewallRule } from "./rule.ts";

/**
 * What a machine's firewall lets in and out, by the profile of the network it is in. The profiles are no zones of a
 * network that the machine divides, so checks of boundaries pass it over. `head` is for what stands nowhere.
 */
export function firewallOf(
  rules: readonly FirewallRule[],
  profiles: readonly FirewallProfile[],
  head: Span,
): Pick<Configuration, "filters" | "checkpoints"> {
  const stated = (name: ProfileName): FirewallProfile =>
    profiles.find((each) => each.name === name) ?? { name, span: head };
  const all = profileNames.map(stated);
  return {
    filters: [filterOf("in", rules, head), filterOf("out", rules, head)],
    checkpoints: [
      ...all.flatMap((profile) => [checkpointOf("in", profile), checkpointOf("out", profile)]),
      between(head),
    ],
  };
}

const names = { in: "Inbound rules", out: "Outbound rules" } as const;

/** Proven senders first, then blocks, then what is allowed: the order in the file decides nothing. */
/** A policy's configuration with the firewall that it sets up on each machine it comes to. */
export function withFirewall(
  configuration: Configuration,
  firewall: Pick<Configuration, "filters" | "checkpoints"> | undefined,
): Configuration {
  if (!firewall) return configuration;
  return { ...configuration, ...firewall, singleHost: true, subjects: [...configuration.subjects, "firewall"] };
}

function filterOf(direction: FirewallRule["direction"], rules: readonly FirewallRule[], head: Span): Filter {
  const own = rules.filter((rule) => rule.direction === direction);
  const ranked = (rank: FirewallRule["rank"]) => own.filter((rule) => rule.rank === rank).map(({ entry }) => entry);
  return {
    name: { value: names[direction], span: head },
    span: head,
    title: "Windows firewall rules",
    unordered: true,
    entries: [answers(head), ...ranked("bypass"), ...ranked("block"), ...ranked("allow")],
    otherwise: { value: "next", span: head },
  };
}

function answers(span: Span): Entry {
  return {
    span,
    action: { value: { kind: "permit" }, span },
    states: ["established", "related"],
    implied: "answers to what was let through before pass",
  };
}

function checkpointOf(direction: FirewallRule["direction"], profile: FirewallProfile): Checkpoint {
  const { name, span, enabled, localRules } = profile;
  const isOff = enabled?.value === false;
  const network = { names: [{ value: name, span }] };
  const way = direction === "in" ? "in from" : "out to";
  return {
    traffic: direction === "in" ? "to-device" : "from-device",
    ...(direction === "in" ? { inbound: network } : { outbound: network }),
    filters: isOff ? [] : [{ value: names[direction], span }],
    otherwise: isOff ? { value: "permit", span: enabled.span } : defaultOf(direction, profile),
    title: `Windows firewall, ${way} ${name} networks`,
    span,
    ...(localRules && { localRules }),
  };
}

/** A machine with a firewall of its own is the end of the way. */
function between(span: Span): Checkpoint {
  const implied = "Windows hands nothing on from one network to another";
  return {
    traffic: "forwarded",
    filters: [],
    otherwise: { value: "deny", span, implied },
    title: "routing between networks",
    span,
    implied,
  };
}

function defaultOf(direction: FirewallRule["direction"], profile: FirewallProfile): Stated<"permit" | "deny"> {
  const stated = direction === "in" ? profile.inbound : profile.outbound;
  if (stated) return stated;
  const { span } = profile;
  return direction === "in"
    ? { value: "deny", span, implied: "Windows blocks what comes in and no rule allows" }
    : { value: "permit", span, implied: "Windows lets out what no rule blocks" };
}
