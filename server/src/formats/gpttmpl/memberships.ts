import { userRight } from "../../facts/windows-rights.ts";
import type { IniEntry } from "../../syntax/ini.ts";
import { principalOf } from "../windows/principals.ts";
import type { Draft, Taken } from "./draft.ts";
import { splitList, unquote } from "./fields.ts";

/** `SeDenyInteractiveLogonRight = *S-1-5-32-546,NORTHGATE\svc-backup`; nothing on the right means nobody. */
export function readRight(text: string, line: IniEntry, draft: Draft): Taken {
  const name = unquote(line.key.value);
  const right = userRight(name)?.name ?? (/^Se[A-Za-z]+(?:Right|Privilege)$/i.test(name) ? name : undefined);
  if (right === undefined) return "unread";
  draft.rights.push({
    right: { value: right, span: line.key.span },
    holders: splitList(text, line.value.span).map((field) => principalOf(field.value, field.span)),
    span: line.span,
  });
  return "read";
}

/** `*S-1-5-32-544__Members = *S-1-5-21-…-512,helpdesk` or `helpdesk__Memberof = *S-1-5-32-555` */
export function readGroup(text: string, line: IniEntry, draft: Draft): Taken {
  const side = membershipSide(line);
  if (!side) return "unread";
  const named = splitList(text, line.value.span);
  if (side.direction === "members") {
    draft.groups.push({
      group: side.principal,
      members: named.map((field) => principalOf(field.value, field.span)),
      mode: "replace",
      span: line.span,
    });
    return "read";
  }
  for (const field of named)
    draft.groups.push({
      group: principalOf(field.value, field.span),
      members: [{ ...side.principal, span: field.span }],
      mode: "add",
      span: line.span,
      fromMember: true,
    });
  return "read";
}

/** Whose members, or whose memberships, a line lists. */
function membershipSide(line: IniEntry) {
  const name = unquote(line.key.value);
  const suffix = /__(members|memberof)$/i.exec(name);
  if (!suffix || suffix.index === 0) return undefined;
  const quote = line.key.value.startsWith('"') ? 1 : 0;
  const start = line.key.span.start + quote;
  const span = { start, end: start + suffix.index };
  const principal = principalOf(name.slice(0, suffix.index), span);
  return {
    principal,
    direction: suffix[1]?.toLowerCase() === "members" ? ("members" as const) : ("memberOf" as const),
  };
}
