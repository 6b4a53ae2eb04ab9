import type { Configuration } from "../model/configuration.ts";
import type { Policy, PolicyIdentity } from "../model/policy.ts";
import type { Span } from "../text/span.ts";
import { namesIn, withAccountNames } from "./account-names.ts";
import type { Reading, ReadTools } from "./format.ts";
import { gpoBackup } from "./gpo-backup/index.ts";
import { gpoReport } from "./gpo-report/index.ts";
import { asSwitchedOff } from "./windows/switched-off.ts";

/** A file beside others of the same policy. */
interface UnitFile {
  readonly path: string;
  readonly text: string;
}

/** Where a file stands in a backup of one policy. */
export interface BackupPart {
  /** The backup's folder. */
  readonly folder: string;
  /** 0 for the policy's own files, which can be edited; the higher, the further from them is what only tells of them. */
  readonly rank: number;
}

/** Which part of a backup a path may be; undefined where it is none. */
export function backupPart(path: string): BackupPart | undefined {
  const folder = folderAround(path);
  if (folder !== undefined) return { folder, rank: 0 };
  const start = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1;
  const at = tellingNames.findIndex((name) => name.toLowerCase() === path.slice(start).toLowerCase());
  return at < 0 ? undefined : { folder: path.slice(0, Math.max(0, start - 1)), rank: at + 1 };
}

/** The files that may say which policy a file is part of, the best first; none where its path is not that of a backup. */
export function unitPaths(path: string): readonly string[] {
  const folder = folderAround(path);
  return folder === undefined ? [] : tellingNames.map((name) => (folder === "" ? name : `${folder}/${name}`));
}

/** The backup's folder that a policy's own file lies in. */
function folderAround(path: string): string | undefined {
  const inside = /^(.*?)[\\/]?DomainSysvol[\\/]GPO[\\/]/i.exec(path);
  return inside ? (inside[1] ?? "") : undefined;
}

/** Files that tell of a backup's policy, the most telling first. */
const tellingNames = ["gpreport.xml", "Backup.xml", "bkupInfo.xml", "bkupinfo.xml"];

/** Which policy the file says its folder holds; undefined where it says nothing of that. */
export function identityIn({ path, text }: UnitFile, tools: ReadTools): PolicyIdentity | undefined {
  const format = [gpoReport, gpoBackup].find((each) => each.recognise({ path, text }) > 0.5);
  const [only, ...others] = format?.read(text, tools).configurations ?? [];
  const policy = others.length === 0 ? only?.policy : undefined;
  return policy?.name && { ...identityOf(policy), ...namesIn(policy) };
}

function identityOf({ name, id, domain, links, appliesTo, wmiFilter, disabledParts }: Policy): PolicyIdentity {
  return {
    ...(name && { name }),
    ...(id && { id }),
    ...(domain && { domain }),
    ...(links && { links }),
    ...(appliesTo && { appliesTo }),
    ...(wmiFilter && { wmiFilter }),
    ...(disabledParts && { disabledParts }),
  };
}

/**
 * The reading of a file that is part of the policy; where a span is asked for, it is the head of this file, not one in
 * the other. Its folder tells which half it is of.
 */
export function asPartOf(identity: PolicyIdentity, reading: Reading, path: string): Reading {
  const half = /[\\/]GPO[\\/](Machine|User)[\\/]/i.exec(path)?.[1]?.toLowerCase();
  const off = identity.disabledParts?.find(({ value }) => value === half)?.value;
  const configurations = reading.configurations.map((each) =>
    withIdentity(identity, off && each.policy ? asSwitchedOff(each, off) : each),
  );
  return { ...reading, configurations };
}

function withIdentity(identity: PolicyIdentity, configuration: Configuration): Configuration {
  const { policy, span } = configuration;
  return policy
    ? { ...configuration, policy: { ...withAccountNames(identity, policy), ...movedTo(span, identity) } }
    : configuration;
}

function movedTo(span: Span, identity: PolicyIdentity): PolicyIdentity {
  const here = <T extends { readonly span: Span }>(located: T): T => ({ ...located, span });
  const { name, id, domain, links, appliesTo, wmiFilter, disabledParts } = identity;
  return {
    ...(name && { name: here(name) }),
    ...(id && { id: here(id) }),
    ...(domain && { domain: here(domain) }),
    ...(links && {
      links: links.map((link) => ({
        span,
        to: here(link.to),
        enabled: here(link.enabled),
        enforced: here(link.enforced),
      })),
    }),
    ...(appliesTo && { appliesTo: appliesTo.map(here) }),
    ...(wmiFilter && { wmiFilter: here(wmiFilter) }),
    ...(disabledParts && { disabledParts: disabledParts.map(here) }),
  };
}
