import type { Checkpoint } from "../../model/filter.ts";
import type { Located, Span } from "../../text/span.ts";

/** A port for management forwards nothing, neither in nor out; `span` says that it is one. */
export function managementOnlyChecks(name: Located<string>, span: Span): Checkpoint[] {
  const implied = `${name.value} is management-only and forwards nothing`;
  const check = {
    traffic: "forwarded",
    filters: [],
    otherwise: { value: "deny", span, implied },
    title: `management-only ${name.value}`,
    span,
    implied,
  } as const;
  const names = { names: [name] };
  return [
    { ...check, inbound: names },
    { ...check, outbound: names },
  ];
}
