import type { PolicyTier, Role, SeverityName } from "./site.ts";

/** What palisade.yaml calls zones, and what it means. */
export const roleMeanings: Readonly<Record<Role, string>> = {
  internet: "Reaches the internet, or is reached from it, with nothing of the client's between",
  dmz: "Holds systems that face outside, apart from the internal network",
  internal: "Users' and other inner networks",
  server: "Servers",
  management: "Where devices are administered from",
  vpn: "Tunnels of staff and sites",
  msp: "The provider's tunnel",
  "log-enclave": "The protected network of the log servers",
};

/** What it calls machines that policies are for. */
export const tierMeanings: Readonly<Record<PolicyTier, string>> = {
  "domain-controllers": "Domain controllers",
  servers: "Member servers",
  workstations: "Desktops and other fixed machines",
  laptops: "Machines that leave the building",
};

/** What it calls severities. */
export const levelMeanings: Readonly<Record<SeverityName | "off", string>> = {
  error: "Findings are errors",
  warning: "Findings are warnings",
  information: "Findings are information",
  off: "The rule is not run",
};

/** Names that people know a role, a tier or a level by. */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ["outside", "internet"],
  ["external", "internet"],
  ["untrust", "internet"],
  ["wan", "internet"],
  ["inside", "internal"],
  ["lan", "internal"],
  ["trust", "internal"],
  ["users", "internal"],
  ["mgmt", "management"],
  ["servers", "server"],
  ["logs", "log-enclave"],
  ["syslog", "log-enclave"],
  ["provider", "msp"],
  ["dc", "domain-controllers"],
  ["dcs", "domain-controllers"],
  ["desktops", "workstations"],
  ["clients", "workstations"],
  ["info", "information"],
  ["hint", "information"],
  ["warn", "warning"],
  ["false", "off"],
  ["no", "off"],
  ["none", "off"],
  ["disabled", "off"],
  ["ignore", "off"],
]);
