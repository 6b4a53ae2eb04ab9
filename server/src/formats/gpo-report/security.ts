import { userRight } from "../../facts/windows-rights.ts";
import {
  auditCategories,
  eventLogSettings,
  kerberosSettings,
  type SecuritySetting,
  systemAccessSettings,
} from "../../facts/windows-settings.ts";
import type { ServiceStartup } from "../../model/policy.ts";
import type { XmlElement } from "../../syntax/xml.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import { logOf, setLogRule } from "../windows/event-logs.ts";
import { setAccountRule } from "../windows/policy-draft.ts";
import { booleanOf, childrenNamed, numberOf, textOf, unquoted } from "../windows/xml-elements.ts";
import type { ReportDraft, Taken } from "./draft.ts";
import { readPrincipal, readPrincipals } from "./principals.ts";

/** `<Account>`: a rule for passwords, lockout or Kerberos tickets. */
export function readAccount(element: XmlElement, draft: ReportDraft): Taken {
  const name = textOf(element, "Name");
  const setting =
    name && (systemAccessSettings.get(name.value.toLowerCase()) ?? kerberosSettings.get(name.value.toLowerCase()));
  const value = numberOf(textOf(element, "SettingNumber")) ?? asNumber(booleanOf(textOf(element, "SettingBoolean")));
  if (!name || !setting || !value) return "unread";
  setRule(setting, name, value, element.span, draft);
  return "read";
}

/** `<SecurityOptions>` with a `SystemAccessPolicyName`: a rule that is no registry value. */
export function readSystemAccess(element: XmlElement, name: Located<string>, draft: ReportDraft): Taken {
  const setting = systemAccessSettings.get(name.value.toLowerCase());
  if (!setting) return "unread";
  if (setting.value === "text") {
    const text = textOf(element, "SettingString");
    if (!text) return "unread";
    draft.settings.push({ name: { ...name, value: setting.name }, value: unquoted(text), span: element.span });
    return "read";
  }
  const value = numberOf(textOf(element, "SettingNumber")) ?? asNumber(booleanOf(textOf(element, "SettingBoolean")));
  if (!value) return "unread";
  setRule(setting, name, value, element.span, draft);
  return "read";
}

function setRule(
  setting: SecuritySetting,
  name: Located<string>,
  value: Located<number>,
  span: Span,
  draft: ReportDraft,
): void {
  if (setAccountRule(setting.name, value, draft)) return;
  draft.settings.push({
    name: { ...name, value: setting.name },
    value: { value: String(value.value), span: value.span },
    span,
  });
}

function asNumber(value: Located<boolean> | undefined): Located<number> | undefined {
  return value && { value: value.value ? 1 : 0, span: value.span };
}

/** `<UserRightsAssignment>`; without members it is given to nobody. */
export function readRight(element: XmlElement, draft: ReportDraft): Taken {
  const name = textOf(element, "Name");
  const right = name && (userRight(name.value)?.name ?? (/^Se[A-Za-z]+$/.test(name.value) ? name.value : undefined));
  if (!name || right === undefined) return "unread";
  draft.rights.push({
    right: { value: right, span: name.span },
    holders: readPrincipals(childrenNamed(element, "Member")),
    span: element.span,
  });
  return "read";
}

/** `<RestrictedGroups>`: exactly these members, and member of these groups besides; neither means no members at all. */
export function readRestrictedGroup(element: XmlElement, draft: ReportDraft): Taken {
  const group = readPrincipal(childrenNamed(element, "GroupName")[0]);
  if (!group) return "unread";
  const members = readPrincipals(childrenNamed(element, "Member"));
  const groups = readPrincipals(childrenNamed(element, "Memberof"));
  if (members.length > 0 || groups.length === 0)
    draft.groups.push({ group, members, mode: "replace", span: element.span });
  for (const other of groups)
    draft.groups.push({
      group: other,
      members: [{ ...group, span: other.span }],
      mode: "add",
      span: element.span,
      fromMember: true,
    });
  return "read";
}

/** `<SystemServices>`: how a service starts. */
export function readService(element: XmlElement, draft: ReportDraft): Taken {
  const service = textOf(element, "Name");
  const mode = textOf(element, "StartupMode");
  const startup = mode && startups.get(mode.value.toLowerCase());
  if (!service || !mode || !startup) return "unread";
  draft.services.push({ service, startup: { value: startup, span: mode.span }, span: element.span });
  return "read";
}

const startups: ReadonlyMap<string, ServiceStartup["startup"]["value"]> = new Map([
  ["automatic", "automatic"],
  ["manual", "manual"],
  ["disabled", "disabled"],
  ["boot", "boot"],
  ["system", "unknown"],
]);

/** `<EventLog>`: one setting of one log. */
export function readEventLog(element: XmlElement, draft: ReportDraft): Taken {
  const log = textOf(element, "Log");
  const name = textOf(element, "Name");
  const setting = name && eventLogSettings.get(name.value.toLowerCase());
  if (!log || !setting) return "unread";
  const value = numberOf(textOf(element, "SettingNumber"));
  if (setting.value === "switch") return "ignored";
  if (!value) return "unread";
  return setLogRule(setting.name, value, logOf(log.value, log.span, draft.logs)) ? "read" : "unread";
}

/** `<Audit>`: a whole category of the older audit policy. */
export function readAudit(element: XmlElement, draft: ReportDraft): Taken {
  const name = textOf(element, "Name");
  const success = booleanOf(textOf(element, "SuccessAttempts"));
  const failure = booleanOf(textOf(element, "FailureAttempts"));
  if (!name || !success || !failure) return "unread";
  const value = (success.value ? 1 : 0) + (failure.value ? 2 : 0);
  draft.audit.push({
    subject: { value: auditCategories.get(name.value.toLowerCase())?.name ?? name.value, span: name.span },
    success: success.value,
    failure: failure.value,
    category: true,
    span: element.span,
    value: { value: String(value), span: cover(success.span, failure.span) },
  });
  return "read";
}
