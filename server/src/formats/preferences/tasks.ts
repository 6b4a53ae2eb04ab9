import type { XmlElement } from "../../syntax/xml.ts";
import type { Located, Span } from "../../text/span.ts";
import { conditionOf, type Item, type PreferencesDraft, type Taken } from "./draft.ts";
import { childNamed, filled } from "./elements.ts";
import { principalOf } from "./principals.ts";

/** `<TaskV2><Properties action="C" name="…" runAs="…"><Task>…</Task></Properties></TaskV2>`, and the older `<Task>` */
export function readTask(item: Item, draft: PreferencesDraft): Taken {
  const { element, properties, action } = item;
  const name = filled(properties, "name") ?? filled(element, "name");
  if (!name) return "unread";
  const task = childNamed(properties, "task");
  const runAs = filled(properties, "runAs") ?? userOf(task);
  const account = principalOf(runAs, undefined);
  const program = filled(properties, "appName") ?? commandOf(task);
  const disabled = switchedOff(properties, task);
  draft.tasks.push({
    name,
    action,
    span: element.span,
    ...(account ? { account } : {}),
    ...(program ? { program } : {}),
    ...(disabled ? { disabled } : {}),
    ...conditionOf(item),
  });
  return "read";
}

/** The task's own principal, by name or SID. */
function userOf(task: XmlElement | undefined): Located<string> | undefined {
  const principal = childNamed(childNamed(task, "principals"), "principal");
  return said(childNamed(principal, "userid")) ?? said(childNamed(principal, "groupid"));
}

function commandOf(task: XmlElement | undefined): Located<string> | undefined {
  return said(childNamed(childNamed(childNamed(task, "actions"), "exec"), "command"));
}

function switchedOff(properties: XmlElement, task: XmlElement | undefined): Span | undefined {
  const older = filled(properties, "enabled");
  if (older?.value === "0") return older.span;
  const newer = said(childNamed(childNamed(task, "settings"), "enabled"));
  return newer?.value.toLowerCase() === "false" ? newer.span : undefined;
}

function said(element: XmlElement | undefined): Located<string> | undefined {
  return element && element.text.value !== "" ? element.text : undefined;
}
