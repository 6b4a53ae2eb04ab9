import type { ServiceStartup } from "../../model/policy.ts";
import { conditionOf, type Item, type PreferencesDraft, type Taken } from "./draft.ts";
import { filled } from "./elements.ts";
import { principalOf } from "./principals.ts";

/** `<NTService><Properties startupType="DISABLED" serviceName="RemoteRegistry" accountName="…" …/></NTService>` */
export function readService(item: Item, draft: PreferencesDraft): Taken {
  const { element, properties } = item;
  const service = filled(properties, "serviceName") ?? filled(element, "name");
  if (!service) return "unread";
  const written = filled(properties, "startupType");
  const startup = startups.get((written?.value ?? "NOCHANGE").toUpperCase());
  if (!startup) {
    draft.problems.push({ span: written?.span ?? element.startTag, message: "expected a way to start" });
    return "unread";
  }
  const account = principalOf(filled(properties, "accountName"), undefined);
  draft.services.push({
    service,
    startup: { value: startup, span: written?.span ?? element.startTag },
    span: element.span,
    ...(account ? { account } : {}),
    ...conditionOf(item),
  });
  return "read";
}

const startups: ReadonlyMap<string, ServiceStartup["startup"]["value"]> = new Map([
  ["AUTOMATIC", "automatic"],
  ["AUTOMATIC_DELAYED", "automatic"],
  ["MANUAL", "manual"],
  ["DISABLED", "disabled"],
  ["BOOT", "boot"],
  ["SYSTEM", "boot"],
  ["NOCHANGE", "unknown"],
]);
