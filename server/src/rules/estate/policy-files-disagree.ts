import type { Policy, Principal, RegistrySetting } from "../../model/policy.ts";
import type { Located, Span } from "../../text/span.ts";
import { namePrincipal } from "../accounts/msp-accounts.ts";
import { broken, type EstateMember, type EstateObservation, type EstateRule } from "../rule.ts";

export const policyFilesDisagree: EstateRule = {
  id: "policy-files-disagree",
  title: "A policy's backup and the report in it say different things",
  recommendation: undefined,
  severity: "warning",
  proves: "broken-only",
  docs: `
A backup of a Group Policy holds the policy's own files and gpreport.xml, which Windows made of them at the same moment. Where the two differ,
one of them was changed afterwards: people read the report, and Windows restores the files.

**What to do:** find out which of the two is meant, and make the backup anew from the policy itself.`,

  *checkEstate({ members }) {
    for (const report of members) {
      const folder = /^(.*\/|)gpreport\.xml$/i.exec(report.path)?.[1];
      const reported = report.configuration.policy;
      if (folder === undefined || !reported) continue;
      const inside = `${folder}DomainSysvol/`.toLowerCase();
      for (const member of members)
        if (member.path.toLowerCase().startsWith(inside)) yield* compare(member, report, reported);
    }
  },
};

/** One thing that both may state. */
interface Statement {
  readonly what: string;
  /** What is compared; case and order play no part. */
  readonly value: string;
  readonly shown: string;
  readonly span: Span;
}

function* compare(member: EstateMember, report: EstateMember, reported: Policy): Iterable<EstateObservation> {
  const policy = member.configuration.policy;
  if (!policy) return;
  // A report also holds what other files of the policy set, so one of several statements may be this file's.
  const inReport = new Map<string, Statement[]>();
  for (const each of statementsOf(reported)) inReport.set(keyOf(each), [...(inReport.get(keyOf(each)) ?? []), each]);
  for (const own of statementsOf(policy)) {
    const others = inReport.get(keyOf(own)) ?? [];
    const [other] = others;
    if (!other || others.some(({ value }) => value === own.value)) continue;
    yield {
      file: member.file,
      ...broken({
        span: own.span,
        message: `${own.what} is ${own.shown} here and ${other.shown} in the report of the same policy`,
        related: [{ file: report.file, span: other.span, message: "the report says so here" }],
      }),
    };
  }
}

function keyOf({ what }: Statement): string {
  return what.toLowerCase();
}

function statementsOf({ registry, rights, audit, settings, services }: Policy): Statement[] {
  return [
    ...registry.filter(({ type, condition }) => type !== "delete" && !condition).map(registryStatement),
    ...rights.map(({ right, holders, span }) => ({
      what: right.value,
      value: holders.map(holderKey).sort().join(" "),
      shown: holders.length === 0 ? "nobody's" : `held by ${holders.map(namePrincipal).join(", ")}`,
      span,
    })),
    ...audit.map(({ subject, success, failure, value }) => ({
      what: `auditing of ${subject.value}`,
      value: `${success} ${failure}`,
      shown: auditWords(success, failure),
      span: value.span,
    })),
    ...settings.map(({ name, value }) => plain(name.value, value)),
    ...services.map(({ service, startup }) => plain(`start of ${service.value}`, startup)),
  ];
}

function registryStatement({ hive, key, name, data }: RegistrySetting): Statement {
  return plain(`${hive === "user" ? "users' " : ""}${key.value}\\${name.value}`, data);
}

function plain(what: string, { value, span }: Located<string>): Statement {
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value === "" ? "empty" : value.replaceAll("\n", ", ");
  return { what, value, shown, span };
}

/** By SID where there is one: names come in the language of whoever made the report. */
function holderKey({ sid, text }: Principal): string {
  return sid ?? text.slice(text.lastIndexOf("\\") + 1).toLowerCase();
}

function auditWords(success: boolean, failure: boolean): string {
  if (success) return failure ? "success and failure" : "success";
  return failure ? "failure" : "off";
}
