/** A step towards where something is stated; entries have names of their own. */
export type Step = string | { readonly entry: string };

export function wordOf(step: Step): string {
  return typeof step === "string" ? step : step.entry;
}

/** What is to be stated below an entry: one value, or several of a list. */
export interface Statement {
  readonly path: readonly string[];
  readonly values: readonly string[];
  readonly isList: boolean;
}

/** A value that stands once on a device, such as a setting, or one more member of a list there. */
export interface DeviceValue {
  readonly path: readonly Step[];
  readonly value: string;
  readonly isMember?: true;
}

/** An entry to be made, such as a rule or a service. */
export interface NewThing {
  readonly name: string;
  readonly statements: readonly Statement[];
}

/** A name that nothing of the same kind has yet. */
export function freeName(wanted: string, taken: (name: string) => boolean): string {
  if (!taken(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken(`${wanted} ${number}`)) return `${wanted} ${number}`;
}
