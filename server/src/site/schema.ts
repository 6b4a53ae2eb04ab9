import { keyNamed, list, type MappingShape, type Shape, type SiteKey, value } from "./shape.ts";

const msp: MappingShape = {
  kind: "mapping",
  keys: [
    {
      name: "accounts",
      shape: list("account"),
      says: "Accounts of the provider: names with `*` for any letters, `DOMAIN\\name`, or SIDs. Checks on privileged groups, local administrators and logon hours ask for them.",
      example: '["NORTHGATE\\\\svc-msp*", "msp-*"]',
    },
    {
      name: "networks",
      shape: list("network"),
      says: "Addresses the provider comes from: its tunnel peers and the networks behind them.",
      example: "[203.0.113.0/24]",
    },
    {
      name: "systems",
      shape: list("network"),
      says: "Addresses of the systems the provider looks after. A VPN list that permits more is too broad, and fixes narrow it to these.",
      example: "[10.20.0.0/28]",
    },
    {
      name: "services",
      shape: list("service"),
      says: "Services the provider needs on those systems.",
      example: "[tcp/22, tcp/3389]",
    },
    {
      name: "contractEnd",
      shape: value("date"),
      says: "Last day of the contract. Accounts and access of the provider should end with it.",
      example: "2027-03-31",
    },
    {
      name: "serviceHours",
      shape: value("hours"),
      says: "Days, hours and time zone of the provider's service. Schedules of tunnels and accounts should lie within.",
      example: "Mon-Fri 08:00-18:00 America/New_York",
    },
  ],
};

const approved: MappingShape = {
  kind: "mapping",
  keys: [
    {
      name: "fileShares",
      shape: list("file-share"),
      says: "Public file-sharing services that the organization itself uses. All others should be denied.",
      example: "[onedrive]",
    },
    {
      name: "egress",
      shape: list("service"),
      says: "Services that may leave the network beside TCP 80 and 443, each with the network it may come `from` or go `to`.",
      example: '[tcp/80, tcp/443, "tcp/25 from 10.20.0.25"]',
    },
    {
      name: "admins",
      shape: list("account"),
      says: "Approved members of privileged groups, written like `msp.accounts`.",
      example: "[Administrator]",
    },
  ],
};

const passwords: MappingShape = {
  kind: "mapping",
  keys: [
    {
      name: "minimumLength",
      shape: { kind: "value", value: "count", least: 1, most: 256 },
      says: "Shortest password in characters.",
      example: "14",
    },
    {
      name: "maximumAgeDays",
      shape: { kind: "value", value: "count", least: 1, most: 99_999 },
      says: "Longest life of a password in days. Leave it out if passwords may be kept.",
      example: "365",
    },
    {
      name: "history",
      shape: { kind: "value", value: "count", least: 0, most: 1000 },
      says: "How many former passwords may not be used again.",
      example: "24",
    },
    {
      name: "lockoutThreshold",
      shape: { kind: "value", value: "count", least: 1, most: 999 },
      says: "Most failed logons before an account is locked.",
      example: "5",
    },
  ],
};

const review: MappingShape = {
  kind: "mapping",
  keys: [
    {
      name: "of",
      shape: value("subject"),
      says: "What was reviewed: a file or a glob of files, the name of a policy or a group, or the id of a recommendation.",
      example: "edge-asa.cfg",
      required: "say what was reviewed",
    },
    {
      name: "on",
      shape: value("date"),
      says: "The day of the review.",
      example: "2026-08-01",
      required: "say on which day",
    },
    { name: "by", shape: value("text"), says: "Who reviewed it.", example: "j.doe" },
  ],
};

const acceptance: MappingShape = {
  kind: "mapping",
  keys: [
    {
      name: "rule",
      shape: value("rule"),
      says: "The rule whose findings are accepted.",
      example: "vpn-pre-shared-key",
      required: "say which rule's findings are accepted",
    },
    {
      name: "in",
      shape: value("glob"),
      says: "The files it is accepted in, as a glob below this file's folder. Without it: everywhere.",
      example: "branch-*.cfg",
    },
    {
      name: "until",
      shape: value("date"),
      says: "The last day it is accepted; from the next day on the finding is back.",
      example: "2027-01-31",
      required: "say until which day, so that it is looked at again",
    },
    {
      name: "reason",
      shape: value("text"),
      says: "Why the finding may stay. It is shown with the finding and in reports.",
      example: '"vendor cannot do certificates, ticket 4711"',
      required: "say why the finding may stay",
    },
  ],
};

/** All of palisade.yaml, in the order in which documentation shows it. */
export const siteShape: MappingShape = {
  kind: "mapping",
  keys: [
    { name: "client", shape: value("text"), says: "The client's name, for reports.", example: "Northgate Dental" },
    {
      name: "asOf",
      shape: value("date"),
      says: "The day against which ages and expiry dates are measured. Without it: today.",
      example: "2026-11-21",
    },
    {
      name: "msp",
      shape: msp,
      says: "The managed service provider: its accounts and networks, and what it needs to reach.",
      example: "",
    },
    {
      name: "zones",
      shape: { kind: "table", names: "role", of: list("zone") },
      says: "Which zones, interfaces or tunnels of the firewalls play which role. Those not named here are inferred from names, security levels and default routes; hover over a zone to see why.",
      example: "{ internet: [outside], internal: [inside] }",
    },
    {
      name: "resolvers",
      shape: list("network"),
      says: "The organization's own DNS servers, the only systems that may ask DNS outside.",
      example: "[10.20.0.53]",
    },
    {
      name: "logServers",
      shape: list("host"),
      says: "The central log servers, by address or name. Fixes that add a log server take the first.",
      example: "[10.30.0.10]",
    },
    { name: "approved", shape: approved, says: "What the organization has approved.", example: "" },
    {
      name: "passwords",
      shape: passwords,
      says: "The organization's own numbers for passwords and lockout. The alert sets none; without these only plainly empty values are findings.",
      example: "",
    },
    {
      name: "policyTier",
      shape: { kind: "table", names: "text", of: value("tier") },
      says: "What each Group Policy is linked to, by the policy's name.",
      example: '{ "Workstations Baseline": workstations }',
    },
    {
      name: "serviceAccounts",
      shape: list("account"),
      says: "Accounts that services run under, written like `msp.accounts`. They should not be able to log on interactively.",
      example: '["NORTHGATE\\\\svc-*"]',
    },
    {
      name: "reviews",
      shape: { kind: "list", of: review },
      says: "Records of reviews that no configuration file can show: what was reviewed, when, by whom.",
      example: "",
    },
    {
      name: "accept",
      shape: { kind: "list", of: acceptance },
      says: "Findings that are accepted for a time. They stay visible, marked as accepted, and no longer count.",
      example: "",
    },
    {
      name: "rules",
      shape: { kind: "table", names: "rule", of: value("level") },
      says: "The severity of a rule's findings, or `off`.",
      example: "{ shadowed-entry: off, dns-tcp: warning }",
    },
    {
      name: "formats",
      shape: { kind: "table", names: "glob", of: value("format") },
      says: "The format of files that are not recognised by themselves, by glob; `none` leaves them alone.",
      example: '{ "exports/*.txt": cisco-asa }',
    },
  ],
};

/** The key that a path leads to, such as `msp`, `accounts`. */
export function keyAt(path: readonly string[]): SiteKey | undefined {
  let shape: Shape | undefined = siteShape;
  let key: SiteKey | undefined;
  for (const name of path) {
    key = keyNamed(shape, name);
    shape = key?.shape;
  }
  return key;
}
