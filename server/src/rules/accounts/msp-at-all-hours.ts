import type { Configuration } from "../../model/configuration.ts";
import type { Entry } from "../../model/filter.ts";
import type { Vpn } from "../../model/vpn.ts";
import { firstMomentOutside, formatMoment, liesInside } from "../../site/hours.ts";
import type { ServiceHours, Site } from "../../site/site.ts";
import { newBetween } from "../packets.ts";
import { broken, type Fix, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { asa, fortios } from "../samples.ts";
import { passing } from "../vpn/tunnels.ts";
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

On firewalls whose policies have schedules (FortiGate, PAN-OS, SRX) a remote access is limited when every policy that lets its traffic
through has one.

**What to do:** limit the remote access of the MSP to a time range inside its service hours (\`vpn-access-hours value …\` on a Cisco ASA,
\`set schedule …\` in the policies on a FortiGate). The
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
    fortios(
      `
config vpn ssl settings
    set source-interface "wan1"
    set default-portal "msp portal"
                        ^^^^^^^^^^ SSL VPN lets the MSP in at any hour
end
${policyDuring("always")}`,
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
    fortios(
      `
config vpn ssl settings
    set source-interface "wan1"
    set default-portal "msp portal"
end
config firewall schedule recurring
    edit "service hours"
        set day monday tuesday wednesday thursday friday
        set start 08:00
        set end 18:00
    next
end
${policyDuring("service hours")}`,
      site,
    ),
  ],

  *check(context) {
    const { configuration, site } = context;
    for (const vpn of configuration.vpns) {
      const sure = isMsp(vpn, site);
      if (!sure || !vpn.enabled || vpn.use !== "remote-access" || vpn.technology === "wireguard") continue;
      const hours = site.msp.serviceHours?.value;
      if (!hours) {
        const reason = `whether the MSP needs ${vpn.name.value} at every hour is not declared`;
        yield notAssessed(vpn.name.span, reason, "msp.serviceHours");
      } else yield judge(vpn, hours, context, sure);
    }
  },
};

function policyDuring(schedule: string): string {
  return `config firewall policy
    edit 7
        set srcintf "ssl.root"
        set dstintf "servers"
        set action accept
        set srcaddr "all"
        set dstaddr "all"
        set service "SSH"
        set schedule "${schedule}"
    next
end
`;
}

/** Declared to be the MSP's, or named so. */
function isMsp(vpn: Vpn, site: Site): "certain" | "likely" | undefined {
  const names = [vpn.name.value, vpn.zone, vpn.access.policy?.value ?? ""].map((name) => name.toLowerCase());
  if (site.zones.get("msp")?.some((zone) => names.includes(zone.value.toLowerCase()))) return "certain";
  return names.some((name) => /(^|[^a-z])msp([^a-z]|$)/.test(name)) ? "likely" : undefined;
}

function judge(vpn: Vpn, hours: ServiceHours, context: RuleContext, confidence: "certain" | "likely"): Observation {
  const { configuration } = context;
  const name = vpn.name.value;
  if (isAlways(hours))
    return kept(vpn.name.span, `${name} lets the MSP in at any hour, as it is declared to be needed`);
  const span = vpn.access.hours?.value ? vpn.access.hours.span : (vpn.access.policy?.span ?? vpn.name.span);
  const limit = limitOf(vpn, context);
  if (!limit) return notAssessed(span, `what ${name} reaches is too complex to follow`);
  const fixes = limitTo(vpn, hours, configuration);
  if (limit.kind === "none")
    return broken({
      span,
      message: `${name} lets the MSP in at any hour`,
      confidence,
      related: limit.open
        .filter(({ implied }) => !implied)
        .slice(0, mostRelated)
        .map((entry) => ({ span: entry.span, message: "lets it through at any hour" })),
      fixes,
    });
  const schedules = limit.names.map((each) => configuration.schedules.find((known) => known.name.value === each));
  const missing = limit.names.find((_, at) => schedules[at] === undefined);
  if (missing !== undefined)
    return notAssessed(span, `${name} is limited to ${missing}, whose times this file does not tell`);
  const wrong = schedules.find((schedule) => schedule && !liesInside(schedule, hours));
  if (!wrong) return kept(span, `${name} lets the MSP in only ${hours.text}`);
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

/** What people still look through. */
const mostRelated = 10;

/** The schedules outside which nothing comes in, or the entries that ask for none. */
type Limit =
  | { readonly kind: "schedules"; readonly names: readonly string[] }
  | { readonly kind: "none"; readonly open: readonly Entry[] };

/** The VPN's own schedule, or those of all entries that let its traffic through; undefined where these are too many to follow. */
function limitOf(vpn: Vpn, context: RuleContext): Limit | undefined {
  const own = vpn.access.hours?.value;
  if (own !== undefined) return { kind: "schedules", names: [own] };
  const { passages, complete } = passing(vpn, newBetween({}), context);
  const ways = passages.map(({ by }) => by.flatMap(({ entry, via = [] }) => [...via, ...(entry ? [entry] : [])]));
  const open = ways.filter((entries) => entries.every(({ schedule }) => !schedule)).flat();
  const names = ways.flatMap((entries) => entries.find(({ schedule }) => schedule)?.schedule?.value ?? []);
  if (names.length === 0 || names.length < ways.length) return { kind: "none", open: [...new Set(open)] };
  return complete ? { kind: "schedules", names: [...new Set(names)] } : undefined;
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
