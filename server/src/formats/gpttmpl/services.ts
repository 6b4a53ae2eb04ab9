import type { ServiceStartup } from "../../model/policy.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Draft, Taken } from "./draft.ts";
import { splitFields } from "./fields.ts";

/** `"EventLog",2,"D:AR…"`: a service, how it starts, and who may control it. */
export function readService(text: string, span: Span, draft: Draft): Taken {
  const [service, startup] = splitFields(text, span);
  const how = startup && startups.get(startup.value);
  if (!service?.value || !startup || !how) return "unread";
  draft.services.push({ service, startup: located(how, startup), span });
  return "read";
}

const startups: ReadonlyMap<string, ServiceStartup["startup"]["value"]> = new Map([
  ["", "unknown"],
  ["0", "boot"],
  ["1", "unknown"],
  ["2", "automatic"],
  ["3", "manual"],
  ["4", "disabled"],
]);

function located<T>(value: T, at: Located<unknown>): Located<T> {
  return { value, span: at.span };
}
