import { auditSubcategory } from "../../facts/windows-audit.ts";
import type { XmlElement } from "../../syntax/xml.ts";
import { numberOf, textOf } from "../windows/xml-elements.ts";
import type { ReportDraft, Taken } from "./draft.ts";

/** `<AuditSetting>`: a subcategory by its GUID, or an option. */
export function readAuditSetting(element: XmlElement, draft: ReportDraft): Taken {
  const name = textOf(element, "SubcategoryName");
  const guid = textOf(element, "SubcategoryGuid");
  const value = numberOf(textOf(element, "SettingValue"));
  const target = textOf(element, "PolicyTarget");
  if (!name || !value || value.value < 0 || value.value > 4) return "unread";
  const option = /^Option:([A-Za-z]+)$/.exec(name.value)?.[1];
  if (option !== undefined) {
    draft.settings.push({
      name: { value: option, span: name.span },
      value: { value: String(value.value), span: value.span },
      span: element.span,
    });
    return "read";
  }
  if (!guid || (target && !/^system$/i.test(target.value))) return "unread";
  draft.audit.push({
    subject: {
      value: auditSubcategory(guid.value)?.name ?? name.value.replace(/^Audit /, ""),
      span: name.span,
    },
    guid: guid.value.replace(/^\{|\}$/g, "").toUpperCase(),
    success: (value.value & 1) !== 0,
    failure: (value.value & 2) !== 0,
    category: false,
    span: element.span,
    value: { value: String(value.value), span: value.span },
  });
  return "read";
}
