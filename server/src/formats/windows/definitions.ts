import type { Definition } from "../../model/names.ts";
import type { PolicyDraft } from "./policy-draft.ts";

/** What an outline of a policy shows: its logs, rights, groups and services. */
export function definitionsOf(draft: PolicyDraft): Definition[] {
  const named = [
    ...draft.logs.map((log) => ({
      name: { value: `${log.name} log`, span: log.span },
      span: log.span,
      title: "event log",
    })),
    ...draft.rights.map((right) => ({ name: right.right, span: right.span, title: "user right" })),
    ...draft.groups
      .filter((group) => group.mode === "replace")
      .map(({ group, span }) => ({
        name: { value: group.known ?? group.text, span: group.span },
        span,
        title: "restricted group",
      })),
    ...draft.services.map((service) => ({ name: service.service, span: service.span, title: "service" })),
  ];
  return named.map((definition) => ({ kind: "other", ...definition, expectsUse: false }));
}
