import type { Principal } from "../../model/policy.ts";
import type { XmlElement } from "../../syntax/xml.ts";
import { conditionOf, type Item, type PreferencesDraft, type Taken } from "./draft.ts";
import { attribute, childNamed, childrenNamed, filled, switchOf } from "./elements.ts";
import { principalOf } from "./principals.ts";

/** `<Group><Properties action="U" groupSid="S-1-5-32-544" …><Members><Member action="ADD" …/></Members></Properties></Group>` */
export function readGroup(item: Item, draft: PreferencesDraft): Taken {
  const { element, properties, action } = item;
  const group = principalOf(filled(properties, "groupName"), filled(properties, "groupSid"));
  if (!group) return "unread";
  if (action.value === "delete") return "read";
  const members = childrenNamed(childNamed(properties, "members"), "member");
  const added = membersBy("ADD", members);
  const whoever = currentUser(properties);
  if (whoever) added.push(whoever);
  const empties = isOn(properties, "deleteAllUsers") && isOn(properties, "deleteAllGroups");
  const common = { group, span: element.span, ...conditionOf(item) };
  if (empties || action.value === "replace") draft.groups.push({ ...common, members: added, mode: "replace" });
  else if (added.length > 0) draft.groups.push({ ...common, members: added, mode: "add" });
  const removed = membersBy("REMOVE", members);
  if (removed.length > 0) draft.groups.push({ ...common, members: removed, mode: "remove" });
  return "read";
}

function membersBy(action: string, members: readonly XmlElement[]): Principal[] {
  return members.flatMap((member) => {
    if ((attribute(member, "action")?.value ?? "ADD").toUpperCase() !== action) return [];
    return principalOf(filled(member, "name"), filled(member, "sid")) ?? [];
  });
}

/** A preference of users may put whoever logs on into the group. */
function currentUser(properties: XmlElement): Principal | undefined {
  const action = filled(properties, "userAction");
  if (action?.value.toUpperCase() !== "ADD") return undefined;
  return { text: "whoever logs on", name: "whoever logs on", span: action.span };
}

function isOn(properties: XmlElement, name: string): boolean {
  return switchOf(properties, name)?.value ?? false;
}
