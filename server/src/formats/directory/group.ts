import { groupType } from "../../facts/windows-accounts.ts";
import type { DirectoryGroup, DirectoryPrincipal } from "../../model/directory.ts";
import type { Located } from "../../text/span.ts";
import { commonFacts } from "./account.ts";
import { nameOf } from "./principals.ts";
import { type ExportContext, firstOf, type ObjectRecord, reject } from "./record.ts";

/** What a record tells of a group. */
export function groupOf(record: ObjectRecord, principal: DirectoryPrincipal, context: ExportContext): DirectoryGroup {
  const name = nameOf(record) ?? { value: principal.text, span: principal.span };
  return {
    principal: { ...principal, span: name.span },
    name: { value: name.value, span: name.span },
    span: record.span,
    ...typeOf(record, context),
    ...commonFacts(record, context),
  };
}

/** `groupType: -2147483646`, or PowerShell's `GroupCategory` and `GroupScope`, by name or by number. */
function typeOf(record: ObjectRecord, context: ExportContext): Pick<DirectoryGroup, "security" | "scope"> {
  const written = firstOf(record, "grouptype");
  if (written && /^-?[0-9]{1,10}$/.test(written.value)) {
    const bits = Number(written.value) | 0;
    const scope = scopeOfBits(bits);
    const security = { value: (bits & groupType.security) !== 0, span: written.span };
    return scope ? { security, scope: { value: scope, span: written.span } } : { security };
  }
  if (written) reject(context, written, "expected the number that groupType is");
  const category = firstOf(record, "groupcategory");
  const scope = firstOf(record, "groupscope");
  const scopeValue = scope && scopes.get(scope.value.toLowerCase());
  return {
    ...(category ? { security: { value: /^(?:security|1)$/i.test(category.value), span: category.span } } : {}),
    ...(scope && scopeValue ? { scope: { value: scopeValue, span: scope.span } } : {}),
  };
}

type Scope = NonNullable<DirectoryGroup["scope"]> extends Located<infer Value> ? Value : never;

function scopeOfBits(bits: number): Scope | undefined {
  if (bits & groupType.builtIn) return "built-in";
  if (bits & groupType.global) return "global";
  if (bits & groupType.domainLocal) return "domain-local";
  return bits & groupType.universal ? "universal" : undefined;
}

const scopes: ReadonlyMap<string, Scope> = new Map([
  ["domainlocal", "domain-local"],
  ["0", "domain-local"],
  ["global", "global"],
  ["1", "global"],
  ["universal", "universal"],
  ["2", "universal"],
]);
