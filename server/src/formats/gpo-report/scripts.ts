import type { PolicyScript } from "../../model/policy.ts";
import type { XmlElement } from "../../syntax/xml.ts";
import { textOf } from "../windows/xml-elements.ts";
import type { ReportDraft, Taken } from "./draft.ts";

/** `<Script>`: what is started, and when; what is handed to it stays in the file, since it may be a password. */
export function readScript(element: XmlElement, draft: ReportDraft): Taken {
  const program = textOf(element, "Command");
  if (!program) return "unread";
  const type = textOf(element, "Type")?.value.toLowerCase() ?? "";
  draft.scripts.push({ when: times.get(type) ?? "unknown", program, span: element.span });
  return "read";
}

const times: ReadonlyMap<string, PolicyScript["when"]> = new Map([
  ["startup", "startup"],
  ["shutdown", "shutdown"],
  ["logon", "logon"],
  ["logoff", "logoff"],
]);
