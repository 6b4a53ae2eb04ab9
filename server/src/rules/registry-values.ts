import type { Configuration } from "../model/configuration.ts";
import type { RegistrySetting } from "../model/policy.ts";
import { broken, kept, type Observation, type Severity } from "./rule.ts";

/** A registry value of a policy, and what its data must not be. */
export interface RegistryExpectation {
  /** Below HKEY_LOCAL_MACHINE, and where `alsoOfUsers` says so, below HKEY_CURRENT_USER as well. */
  readonly key: string;
  readonly name: string;
  readonly isWrong: (data: string) => boolean;
  /** What goes on when it is wrong: "anonymous users may list accounts". */
  readonly wrong: string;
  /** What the opposite value keeps: "anonymous users may not list accounts". */
  readonly right: string;
  /** Data that sets it right without harm. */
  readonly safe?: string;
  readonly severity?: Severity;
  /** Programs ask for it in the user's half of the registry too. */
  readonly alsoOfUsers?: true;
}

/** The values that a policy sets for machines below a key; one that is deleted says nothing: Windows then does what it does by itself. */
export function registryValues({ policy }: Configuration, key: string): readonly RegistrySetting[] {
  const lower = key.toLowerCase();
  return (policy?.registry ?? []).filter(
    (setting) => setting.hive === "machine" && setting.type !== "delete" && setting.key.value.toLowerCase() === lower,
  );
}

/** A value that a policy sets for machines, by its key and name. */
export function registryValue(configuration: Configuration, key: string, name: string): RegistrySetting | undefined {
  const lower = name.toLowerCase();
  return registryValues(configuration, key).find((setting) => setting.name.value.toLowerCase() === lower);
}

/** What a policy's registry values say to the expectations; values that are not there say nothing. */
export function* judgeRegistry(
  configuration: Configuration,
  expectations: readonly RegistryExpectation[],
): Iterable<Observation> {
  for (const setting of configuration.policy?.registry ?? []) {
    const expectation = expectations.find((each) => concerns(each, setting));
    if (expectation) yield judge(expectation, setting);
  }
}

function concerns(expectation: RegistryExpectation, { hive, key, name, type }: RegistrySetting): boolean {
  const inHive = hive === "machine" || (hive === "user" && expectation.alsoOfUsers === true);
  if (!inHive || type === "delete") return false;
  const sameName = expectation.name.toLowerCase() === name.value.toLowerCase();
  return sameName && expectation.key.toLowerCase() === key.value.toLowerCase();
}

function judge(expectation: RegistryExpectation, { data, name }: RegistrySetting): Observation {
  const { isWrong, safe, severity } = expectation;
  if (!isWrong(data.value)) return kept(data.span, expectation.right);
  const fixes =
    safe === undefined
      ? []
      : [
          {
            title: safe === "" ? `Empty ${name.value}` : `Set ${name.value} to ${safe}`,
            changes: [{ kind: "set-value" as const, stated: data, to: safe }],
            safe: true,
          },
        ];
  return broken({ span: data.span, message: expectation.wrong, ...(severity ? { severity } : {}), fixes });
}
