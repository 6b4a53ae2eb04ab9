import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import type { Policy, SwitchedOffPart } from "../../model/policy.ts";
import { emptyPolicy } from "./identity.ts";

/** The configuration of a file whose whole half of the policy is switched off: it sets nothing, and says how much it would. */
export function asSwitchedOff(configuration: Configuration, half: SwitchedOffPart["part"]["value"]): Configuration {
  const { format, vendor, span, fragment, policy, definitions } = configuration;
  const settings = settingsIn(configuration);
  return {
    ...emptyConfiguration(format, vendor, span),
    fragment,
    definitions,
    subjects: ["policy"],
    policy: emptyPolicy({
      ...(settings > 0 && { switchedOff: [{ part: { value: half, span }, settings }] }),
      ...(policy?.publishedPasswords && { publishedPasswords: switchedOffPasswords(policy.publishedPasswords) }),
    }),
  };
}

/** A password can be read whether or not what it is for comes into force. */
export function switchedOffPasswords(
  passwords: NonNullable<Policy["publishedPasswords"]>,
): NonNullable<Policy["publishedPasswords"]> {
  return passwords.map((password) => ({ ...password, disabled: true }));
}

/** How many things a policy sets. */
export function settingsIn({
  policy,
  passwords = {},
  lockout = {},
  logging,
}: Pick<Configuration, "policy" | "passwords" | "lockout" | "logging">): number {
  const lists = policy && [
    policy.settings,
    policy.rights,
    policy.groups,
    policy.registry,
    policy.services,
    policy.audit,
    policy.templates ?? [],
    policy.scripts ?? [],
    policy.localAccounts ?? [],
    policy.tasks ?? [],
    policy.programRules ?? [],
  ];
  const inLists = lists?.reduce((sum, list) => sum + list.length, 0) ?? 0;
  return inLists + Object.keys({ ...passwords, ...lockout }).length + (logging?.local.length ?? 0);
}
