import type { Located, Span } from "../text/span.ts";
import type { AddressObject } from "./address.ts";
import type { Certificate } from "./certificate.ts";
import type { Directory } from "./directory.ts";
import type { Checkpoint, Filter } from "./filter.ts";
import type { Inspection } from "./inspection.ts";
import type { Logging } from "./logging.ts";
import type { Management } from "./management.ts";
import type { Definition, Reference } from "./names.ts";
import type { Interface, Route, Schedule, Translation, Zone } from "./network.ts";
import type { LockoutRules, PasswordRules, Policy } from "./policy.ts";
import type { ServiceObject } from "./service.ts";
import type { Vpn } from "./vpn.ts";

/** What a file is about; a rule that finds nothing of its subject says nothing. */
export type Subject = "firewall" | "vpn" | "policy" | "accounts" | "logging";

/** The meaning of one device's configuration or one policy: read-only, neutral, printable as JSON. */
export interface Configuration {
  /** The format's id: "cisco-asa". For messages and tables only; no rule decides by it. */
  readonly format: string;
  /** The format's name for people: "Cisco ASA". */
  readonly vendor: string;
  readonly subjects: readonly Subject[];
  /** Only a fragment was pasted: what is absent here may stand elsewhere. */
  readonly fragment: boolean;
  /** It guards one machine, which hands nothing on from one network to another. */
  readonly singleHost?: true;
  /** Where a finding about something absent may point: the head of the file. */
  readonly span: Span;
  readonly hostname?: Located<string>;
  readonly software?: Located<string>;

  readonly interfaces: readonly Interface[];
  /** The device may have interfaces that the file has no reason to name. */
  readonly moreInterfaces?: true;
  readonly zones: readonly Zone[];
  readonly routes: readonly Route[];
  /** A routing protocol runs, so more may lie behind an interface than the file tells. */
  readonly dynamicRouting?: Located<string>;
  readonly translations: readonly Translation[];
  readonly addresses: readonly AddressObject[];
  readonly services: readonly ServiceObject[];
  readonly schedules: readonly Schedule[];
  readonly filters: readonly Filter[];
  readonly checkpoints: readonly Checkpoint[];
  /** Profiles that entries name as their `inspection`, where the file has them. */
  readonly inspections?: readonly Inspection[];
  readonly vpns: readonly Vpn[];
  readonly certificates: readonly Certificate[];
  /** Absent where the file cannot hold it (a policy template has no management plane). */
  readonly management?: Management;
  readonly logging?: Logging;
  readonly passwords?: PasswordRules;
  readonly lockout?: LockoutRules;
  readonly policy?: Policy;
  /** What an export of a directory tells of its accounts and groups. */
  readonly directory?: Directory;

  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
}

/** A configuration that says nothing, to be filled in. */
export function emptyConfiguration(format: string, vendor: string, span: Span): Configuration {
  return {
    format,
    vendor,
    span,
    subjects: [],
    fragment: false,
    interfaces: [],
    zones: [],
    routes: [],
    translations: [],
    addresses: [],
    services: [],
    schedules: [],
    filters: [],
    checkpoints: [],
    vpns: [],
    certificates: [],
    definitions: [],
    references: [],
  };
}
