import type { Located, Span, Stated } from "../text/span.ts";

/** An account or group as a policy writes it. */
export interface Principal {
  /** As written, without the SID's asterisk: a SID or a name such as NORTHGATE\svc-backup. */
  readonly text: string;
  readonly sid?: string;
  readonly name?: string;
  /** The English name of a well-known SID: "Domain Admins". */
  readonly known?: string;
  readonly span: Span;
}

/** Password rules for accounts of the domain or the device. */
export interface PasswordRules {
  readonly minimumLength?: Stated<number>;
  readonly complexity?: Stated<boolean>;
  /** Days; "never": passwords do not expire. */
  readonly maximumAgeDays?: Stated<number | "never">;
  readonly minimumAgeDays?: Stated<number>;
  readonly history?: Stated<number>;
  /** Kept so that the clear text can be had back. */
  readonly reversible?: Stated<boolean>;
}

/** What failed logins lead to. */
export interface LockoutRules {
  /** Failures until lockout; 0: never locked. */
  readonly threshold?: Stated<number>;
  /** Minutes; "forever": until an administrator unlocks. */
  readonly minutes?: Stated<number | "forever">;
  /** Minutes after which the count starts again. */
  readonly windowMinutes?: Stated<number>;
}

/** A named setting with a value, where rules ask for it by name. */
export interface PolicySetting {
  readonly name: Located<string>;
  readonly value: Located<string>;
  readonly span: Span;
}

/** Who holds a user right (`SeDenyInteractiveLogonRight`). An empty list means nobody. */
export interface RightAssignment {
  readonly right: Located<string>;
  readonly holders: readonly Principal[];
  readonly span: Span;
}

/** What a policy does to a group's members. */
export interface GroupAssignment {
  readonly group: Principal;
  readonly members: readonly Principal[];
  /** `replace`: exactly these members; `add`, `remove`: these and whoever is there already. */
  readonly mode: "replace" | "add" | "remove";
  readonly span: Span;
  /** Written from the member's side ("is a member of"): the span of a member is then the text to change. */
  readonly fromMember?: boolean;
  /** Applies only under a condition the file names. */
  readonly condition?: Located<string>;
}

export interface RegistrySetting {
  readonly hive: "machine" | "user" | "other";
  /** Path below the hive, with backslashes, as written. */
  readonly key: Located<string>;
  readonly name: Located<string>;
  readonly type: "string" | "expandable" | "binary" | "dword" | "qword" | "multi" | "delete" | "unknown";
  /** dword and qword as decimal text, strings without quotes, multi joined by newlines. */
  readonly data: Located<string>;
  readonly span: Span;
  /** Applies only under a condition the file names. */
  readonly condition?: Located<string>;
}

export interface ServiceStartup {
  readonly service: Located<string>;
  readonly startup: Located<"automatic" | "manual" | "disabled" | "boot" | "unknown">;
  readonly span: Span;
  /** The account it runs as, where the policy sets one. */
  readonly account?: Principal;
  /** Applies only under a condition the file names. */
  readonly condition?: Located<string>;
}

/** An account of the single machine that a policy makes, changes or takes away. */
export interface LocalAccount {
  readonly account: Principal;
  readonly action: Located<"create" | "update" | "replace" | "delete">;
  readonly span: Span;
  readonly newName?: Located<string>;
  readonly disabled?: Located<boolean>;
  readonly passwordNeverExpires?: Located<boolean>;
  /** The last moment it works, in milliseconds since 1970 as if the machine's clock ran in UTC. */
  readonly expires?: Stated<number | "never">;
  /** Applies only under a condition the file names. */
  readonly condition?: Located<string>;
}

/** A program that a policy lets machines run by themselves. */
export interface ScheduledTask {
  readonly name: Located<string>;
  readonly action: Located<"create" | "update" | "replace" | "delete">;
  readonly span: Span;
  /** The account it runs as; absent: whoever is logged on, or not told. */
  readonly account?: Principal;
  readonly program?: Located<string>;
  /** Set where the policy puts the task in place switched off. */
  readonly disabled?: Span;
  /** Applies only under a condition the file names. */
  readonly condition?: Located<string>;
}

/** A password that stands in a policy encrypted with a key that everybody knows. Never the password. */
export interface PublishedPassword {
  /** Whose it is, where the policy says so. */
  readonly account?: Principal;
  readonly of: "local-account" | "service" | "task" | "drive" | "data-source" | "printer" | "other";
  /** The item that carries it. */
  readonly item?: Located<string>;
  /** The encrypted text. */
  readonly span: Span;
  /** The item is switched off; the password can be read all the same. */
  readonly disabled?: true;
}

/** Whether successes and failures of a kind of event are recorded. */
export interface AuditSetting {
  /** English name of the category or subcategory: "Logon", "AuditLogonEvents". */
  readonly subject: Located<string>;
  /** The subcategory's GUID in upper case without braces, where there is one. */
  readonly guid?: string;
  readonly success: boolean;
  readonly failure: boolean;
  /** Whole category of the older policy, not a subcategory. */
  readonly category: boolean;
  readonly span: Span;
  readonly value: Located<string>;
  /** What the file says of it for people, who may be told something else than Windows is. */
  readonly words?: Located<string> & { readonly success: boolean; readonly failure: boolean };
}

/** What a list of programs says of some of them, for some people. */
export interface ProgramRule {
  /** Which kind of programs the list is about. */
  readonly list: "executables" | "libraries" | "scripts" | "installers" | "packaged-apps";
  readonly action: Located<"allow" | "deny">;
  readonly principal: Principal;
  readonly name?: Located<string>;
  readonly programs: readonly ProgramMatch[];
  /** Left out of `programs`. */
  readonly exceptions: readonly ProgramMatch[];
  readonly span: Span;
}

/** Programs by where they lie (`%WINDIR%\*`), who signed them (`*` for anyone who signs), or what is in the file. */
export type ProgramMatch =
  | { readonly by: "path"; readonly path: Located<string>; readonly span: Span }
  | {
      readonly by: "publisher";
      readonly publisher: Located<string>;
      readonly product?: Located<string>;
      readonly file?: Located<string>;
      readonly span: Span;
    }
  | { readonly by: "hash"; readonly file?: Located<string>; readonly span: Span };

/** A domain, site or organisational unit that a policy is linked to. */
export interface PolicyLink {
  /** Its path: `northgate.example/Servers`. */
  readonly to: Located<string>;
  /** A link that is switched off gives the policy to nobody. */
  readonly enabled: Stated<boolean>;
  /** Policies that are linked further down cannot override it. */
  readonly enforced: Stated<boolean>;
  readonly span: Span;
}

/** A setting that the file knows by the policy editor's name for it; which registry values it sets, only Windows can tell. */
export interface TemplateSetting {
  readonly name: Located<string>;
  readonly state: Located<"enabled" | "disabled" | "not-configured">;
  readonly hive: "machine" | "user";
  /** `Windows Components/Windows PowerShell` */
  readonly category?: Located<string>;
  /** What is filled in below it, by its label. */
  readonly parts: readonly PolicySetting[];
  readonly span: Span;
}

/** A program that a policy starts; never what is handed to it, which may be a password. */
export interface PolicyScript {
  readonly when: "startup" | "shutdown" | "logon" | "logoff" | "unknown";
  readonly program: Located<string>;
  readonly span: Span;
}

/** Which policy it is, and who gets it. */
export interface PolicyIdentity {
  /** Its name, where the file or its folder tells. */
  readonly name?: Located<string>;
  /** Its GUID in upper case without braces. */
  readonly id?: Located<string>;
  readonly domain?: Located<string>;
  /** Absent: the file does not tell; empty: nobody gets it. */
  readonly links?: readonly PolicyLink[];
  /** Who may apply it; absent: the file does not tell. */
  readonly appliesTo?: readonly Principal[];
  /** Narrows further who gets it, in a way that nobody here reads. */
  readonly wmiFilter?: Located<string>;
  /** Halves of it that are switched off. */
  readonly disabledParts?: readonly Located<"machine" | "user">[];
  /** What another file of the policy calls the accounts that this one has SIDs for. */
  readonly accountNames?: readonly { readonly sid: string; readonly name: string }[];
}

/** A half of a policy that is switched off, so that nothing it sets comes into force. */
export interface SwitchedOffPart {
  readonly part: Located<"machine" | "user">;
  /** How much it would set. */
  readonly settings: number;
}

/** A policy applied to many machines or accounts. */
export interface Policy extends PolicyIdentity {
  /** What stands in the file and is left out here. Passwords that stand there can be read all the same, and are not. */
  readonly switchedOff?: readonly SwitchedOffPart[];
  readonly settings: readonly PolicySetting[];
  readonly rights: readonly RightAssignment[];
  readonly groups: readonly GroupAssignment[];
  readonly registry: readonly RegistrySetting[];
  readonly services: readonly ServiceStartup[];
  readonly audit: readonly AuditSetting[];
  readonly templates?: readonly TemplateSetting[];
  readonly scripts?: readonly PolicyScript[];
  readonly localAccounts?: readonly LocalAccount[];
  readonly tasks?: readonly ScheduledTask[];
  readonly publishedPasswords?: readonly PublishedPassword[];
  /** Rules of AppLocker's lists; whether a list is enforced is a registry value. */
  readonly programRules?: readonly ProgramRule[];
}
