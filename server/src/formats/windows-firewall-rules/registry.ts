import type { Configuration } from "../../model/configuration.ts";
import type { RegistrySetting } from "../../model/policy.ts";
import { cover, type Span, type Stated } from "../../text/span.ts";
import { firewallOf } from "./configuration.ts";
import { fieldsOfRuleString } from "./fields.ts";
import { type FirewallProfile, type ProfileName, profileNames } from "./profiles.ts";
import { type FirewallRule, ruleOf } from "./rule.ts";

/** What registry values make of the firewall: rules and profiles that a policy, or the machine itself, keeps there. */
export interface RegistryFirewall {
  readonly firewall?: Pick<Configuration, "filters" | "checkpoints">;
  /** Rules, or parts of them, that nobody understood. */
  readonly unread: readonly Span[];
}

/** Where a policy keeps the firewall, and where a machine does, in lower case. */
const roots = [
  "software\\policies\\microsoft\\windowsfirewall",
  "system\\currentcontrolset\\services\\sharedaccess\\parameters\\firewallpolicy",
];

/** Reads the firewall out of registry values; nothing where none is about it. */
export function registryFirewall(settings: readonly RegistrySetting[], head: Span): RegistryFirewall {
  const rules: FirewallRule[] = [];
  const profiles = new Map<ProfileName, FirewallProfile>();
  const unread: Span[] = [];
  for (const setting of settings) {
    const place = placeOf(setting);
    if (place === undefined || setting.type === "delete") continue;
    if (place === "firewallrules") {
      const fields = fieldsOfRuleString(setting.data);
      const reading = fields ? ruleOf(fields, setting.span) : { unread: [] };
      if (reading.rule) rules.push(reading.rule);
      else unread.push(setting.span);
      if (reading.rule) for (const { span } of reading.unread) unread.push(span);
      continue;
    }
    const name = profileNames.find((each) => `${each.toLowerCase()}profile` === place);
    // The older name of the profile for all networks that are not the domain's.
    const named: readonly ProfileName[] = name ? [name] : place === "standardprofile" ? ["Private", "Public"] : [];
    for (const each of named) profiles.set(each, withSetting(profiles.get(each), each, setting));
  }
  if (rules.length === 0 && profiles.size === 0) return { unread };
  return { firewall: firewallOf(rules, [...profiles.values()], head), unread };
}

/** The key below the firewall's own, in lower case. */
function placeOf({ key }: RegistrySetting): string | undefined {
  const lower = key.value.toLowerCase();
  const root = roots.find((each) => lower.startsWith(`${each}\\`));
  return root && lower.slice(root.length + 1);
}

function withSetting(
  before: FirewallProfile | undefined,
  name: ProfileName,
  setting: RegistrySetting,
): FirewallProfile {
  const span = setting.key.span;
  const profile = before ? { ...before, span: cover(before.span, span) } : { name, span };
  const isOne = setting.data.value === "1";
  const verdict: Stated<"permit" | "deny"> = { value: isOne ? "deny" : "permit", span: setting.data.span };
  switch (setting.name.value.toLowerCase()) {
    case "enablefirewall":
      return { ...profile, enabled: { value: isOne, span: setting.data.span } };
    case "defaultinboundaction":
      return { ...profile, inbound: verdict };
    case "defaultoutboundaction":
      return { ...profile, outbound: verdict };
    case "allowlocalpolicymerge":
      return { ...profile, localRules: { value: setting.data.value !== "0", span: setting.data.span } };
    default:
      return profile;
  }
}
