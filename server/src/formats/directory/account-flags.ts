import { accountControl } from "../../facts/windows-accounts.ts";
import type { AccountFlags, DirectoryAccount } from "../../model/directory.ts";
import type { Located, Stated } from "../../text/span.ts";
import { type ExportContext, firstOf, type ObjectRecord, reject } from "./record.ts";

/** Each switch: its bit of userAccountControl, and the column that PowerShell shows it in. */
const switches: readonly (readonly [keyof AccountFlags, number, string])[] = [
  ["passwordNotRequired", accountControl.passwordNotRequired, "passwordnotrequired"],
  ["passwordNeverExpires", accountControl.passwordNeverExpires, "passwordneverexpires"],
  ["reversiblePassword", accountControl.reversiblePassword, "allowreversiblepasswordencryption"],
  ["smartcardRequired", accountControl.smartcardRequired, "smartcardlogonrequired"],
  ["trustedForDelegation", accountControl.trustedForDelegation, "trustedfordelegation"],
  ["trustedToAuthenticate", accountControl.trustedToAuthenticate, "trustedtoauthfordelegation"],
  ["notDelegated", accountControl.notDelegated, "accountnotdelegated"],
  ["desOnly", accountControl.desOnly, "usedeskeyonly"],
  ["preauthenticationNotRequired", accountControl.preauthenticationNotRequired, "doesnotrequirepreauth"],
];

/** `userAccountControl: 66048`, or a column for each switch. */
export function flagsOf(
  record: ObjectRecord,
  control: Located<number> | undefined,
  context: ExportContext,
): AccountFlags {
  const flags: { -readonly [Name in keyof AccountFlags]: AccountFlags[Name] } = {};
  for (const [name, bit, column] of switches) {
    const stated = switchOf(record, column, context);
    if (stated) flags[name] = stated;
    else if (control) flags[name] = { value: (control.value & bit) !== 0, span: control.span };
  }
  const lockedOut = switchOf(record, "lockedout", context);
  return lockedOut ? { ...flags, lockedOut } : flags;
}

/** The number that holds the switches; 32 bits, written with a sign by some. */
export function controlOf(record: ObjectRecord, context: ExportContext): Located<number> | undefined {
  const written = firstOf(record, "useraccountcontrol");
  if (!written) return undefined;
  if (/^-?[0-9]{1,10}$/.test(written.value)) return { value: Number(written.value) | 0, span: written.span };
  return reject(context, written, "expected the number that userAccountControl is");
}

export function enabledOf(
  record: ObjectRecord,
  control: Located<number> | undefined,
  context: ExportContext,
): Stated<boolean> | undefined {
  const stated = switchOf(record, "enabled", context);
  if (stated) return stated;
  return control && { value: (control.value & accountControl.disabled) === 0, span: control.span };
}

export function kindOf(classes: readonly string[], control: Located<number> | undefined, isManaged: boolean) {
  const bits = control?.value ?? 0;
  const kinds: readonly (readonly [boolean, DirectoryAccount["kind"]])[] = [
    [isManaged, "managed-service"],
    [(bits & accountControl.domainTrust) !== 0, "trust"],
    [
      classes.includes("computer") || (bits & (accountControl.workstation | accountControl.domainController)) !== 0,
      "computer",
    ],
    [classes.length > 0 || control !== undefined, "user"],
  ];
  return kinds.find(([holds]) => holds)?.[1] ?? "unknown";
}

/** `True`, `TRUE`, `1`, `Wahr`, `Vrai` */
export function switchOf(record: ObjectRecord, name: string, context: ExportContext): Located<boolean> | undefined {
  const written = firstOf(record, name);
  if (!written) return undefined;
  const value = words.get(written.value.toLowerCase());
  if (value === undefined) return reject(context, written, "expected True or False");
  return { value, span: written.span };
}

const words: ReadonlyMap<string, boolean> = new Map([
  ...["true", "1", "yes", "wahr", "ja", "vrai", "oui"].map((word) => [word, true] as const),
  ...["false", "0", "no", "falsch", "nein", "faux", "non"].map((word) => [word, false] as const),
]);
