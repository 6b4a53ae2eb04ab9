import { userRight } from "../../facts/windows-rights.ts";
import { knownSid } from "../../facts/windows-sids.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { Principal } from "../../model/policy.ts";
import { contains, type Span } from "../../text/span.ts";
import { code } from "../markdown.ts";

/** What a user right is called in the policy editor, and whom a SID stands for. */
export function aboutPolicy(
  configuration: Configuration,
  offset: number,
): { readonly span: Span; readonly markdown: string } | undefined {
  const { policy } = configuration;
  if (!policy) return undefined;
  const right = policy.rights.find((each) => contains(each.right.span, offset));
  const known = right && userRight(right.right.value);
  if (right && known) return { span: right.right.span, markdown: `${code(right.right.value)} · ${known.title}` };
  const principals = [
    ...policy.rights.flatMap((each) => each.holders),
    ...policy.groups.flatMap((each) => [each.group, ...each.members]),
  ];
  const principal = principals.find((each) => contains(each.span, offset));
  const words = principal && principalWords(principal);
  return principal && words !== undefined ? { span: principal.span, markdown: words } : undefined;
}

function principalWords(principal: Principal): string | undefined {
  const known = principal.known ?? (principal.sid === undefined ? undefined : knownSid(principal.sid));
  if (known !== undefined && known !== principal.name) return `${code(principal.text)} is ${code(known)}`;
  return undefined;
}
