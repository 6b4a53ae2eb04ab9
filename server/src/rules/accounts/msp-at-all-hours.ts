import type { Configuration } from "../../model/configuration.ts";
import type { Filter } from "../../model/filter.ts";
import type { Schedule } from "../../model/network.ts";
import type { Vpn } from "../../model/vpn.ts";
import { firstMomentOutside, formatMoment, liesInside } from "../../site/hours.ts";
import type { ServiceHours, Site } from "../../site/site.ts";
import { broken, type Fix, kept, notAssessed, type Observation, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { isAlways } from "./service-hours.ts";

const site = `
msp: { serviceHours: Mon-Fri 08:00-18:00 America/New_York }
zones: { msp: [MSP-HELPDESK] }
`;

export const mspAtAllHours: Rule = {
  id: "msp-at-all-hours",
  title: "MSP may connect outside its service hours",
  recommendation: "msp-logon-hours",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
An MSP that works in business hours does not need to be let in at three in the morning; an intruder with its passwords prefers that hour.

**What to do:** limit the remote access of the MSP to a time range inside its service hours (\`vpn-access-hours value …\` on a Cisco ASA). The
device's clock must then be right, and in the same time zone as the hours you declare under \`msp.serviceHours\`. Say which remote access is the
MSP's under \`zones: { msp: [NAME] }\`; without that, names with "msp" in them are taken for it.`,
  bad: [
    asa(
      `
group-policy GP-HELPDESK internal
group-policy GP-HELPDESK attributes
             ^^^^^^^^^^^ MSP-HELPDESK lets the MSP in at any hour
 vpn-tunnel-protocol ssl-client
tunnel-group MSP-HELPDESK type remote-access
tunnel-group MSP-HELPDESK general-attributes
 default-group-policy GP-HELPDESK
`,
      site,
    ),
  ],
  good: [
    asa(
      `
time-range SERVICE-HOURS
 periodic weekdays 8:00 to 18:00
group-policy GP-HELPDESK internal
group-policy GP-HELPDESK attributes
 vpn-access-hours value SERVICE-HOURS
 vpn-tunnel-protocol ssl-client
tunnel-group MSP-HELPDESK type remote-access
tunnel-group MSP-HELPDESK general-attributes
 default-group-policy GP-HELPDESK
`,
      site,
    ),
  ],

  *check({ configuration, site }) {
    for (const vpn of configuration.vpns) {
      const sure = isMsp(vpn, site);
      if (!sure || !vpn.enabled || vpn.use !== "remote-access" || vpn.technology === "wireguard") continue;
      const hours = site.msp.serviceHours?.value;
      if (!hours) {
        const reason = `whether the MSP needs ${vpn.name.value} at every hour is not declared`;
        yield notAssessed(vpn.name.span, reason, "msp.serviceHours");
      } else yield judge(vpn, hours, configuration, sure);
    }
  },
};

/** Declared to be the MSP's, or named so. */
function isMsp(vpn: Vpn, site: Site): "certain" | "likely" | undefined {
  const names = [vpn.name.value, vpn.zone, vpn.access.policy?.value ?? ""].map((name) => name.toLowerCase());
  if (site.zones.get("msp")?.some((zone) => names.includes(zone.value.toLowerCase()))) return "certain";
  return names.some((name) => /(^|[^a-z])msp([^a-z]|$)/.test(name)) ? "likely" : undefined;
}

function judge(
  vpn: Vpn,
  hours: ServiceHours,
  configuration: Configuration,
  confidence: "certain" | "likely",
): Observation {
  if (isAlways(hours))
    return kept(vpn.name.span, `${vpn.name.value} lets the MSP in at any hour, as it is declared to be needed`);
  const limit = schedulesOf(vpn, configuration);
  const span = vpn.access.hours?.value ? vpn.access.hours.span : (vpn.access.policy?.span ?? vpn.name.span);
  const name = vpn.name.value;
  if (limit.undefinedName !== undefined)
    return notAssessed(span, `${name} is limited to ${limit.undefinedName}, which is not defined`);
  const wrong = limit.schedules.find((schedule) => !liesInside(schedule, hours));
  if (limit.schedules.length > 0 && !wrong) return kept(span, `${name} lets the MSP in only ${hours.text}`);
  const fixes = limitTo(vpn, hours, configuration);
  if (!wrong) return broken({ span, message: `${name} lets the MSP in at any hour`, confidence, fixes });
  const moment = firstMomentOutside(wrong, hours);
  const when = moment ? `, such as ${formatMoment(moment)}` : "";
  return broken({
    span,
    message: `${name} lets the MSP in outside its service hours${when}`,
    confidence,
    related: [{ span: wrong.name.span, message: `${wrong.name.value} is defined here` }],
    fixes,
  });
}

interface Limit {
  readonly schedules: readonly Schedule[];
  readonly undefinedName?: string;
}

/** The schedules that limit the VPN: its own, or those of every entry that lets its traffic through. */
function schedulesOf(vpn: Vpn, configuration: Configuration): Limit {
  const own = vpn.access.hours?.value;
  const filter = configuration.filters.find((each) => each.name.value === vpn.access.filter?.value);
  const names = own === undefined ? (filter ? schedulesOfPermits(filter) : []) : [own];
  const found = names.map((name) => configuration.schedules.find((each) => each.name.value === name));
  const missing = names.find((_, at) => found[at] === undefined);
  const schedules = found.filter((each) => each !== undefined);
  return missing === undefined ? { schedules } : { schedules, undefinedName: missing };
}

/** None unless all permitting entries have one. */
function schedulesOfPermits(filter: Filter): readonly string[] {
  const permits = filter.entries.filter((entry) => entry.action.value.kind === "permit" && !entry.disabled);
  const names = permits.flatMap((entry) => entry.schedule?.value ?? []);
  return names.length === permits.length ? [...new Set(names)] : [];
}

function limitTo(vpn: Vpn, hours: ServiceHours, { schedules, vpns }: Configuration): readonly Fix[] {
  const policy = vpn.access.policy;
  const schedule = schedules.find((each) => liesInside(each, hours));
  if (!policy || !schedule) return [];
  const shared = vpns.some((other) => other !== vpn && other.access.policy?.value === policy.value);
  return [
    {
      title: `Limit ${policy.value} to ${schedule.name.value}`,
      changes: [{ kind: "set", setting: "vpn-hours", value: schedule.name.value, at: policy.span }],
      safe: !shared,
    },
  ];
}
