import type { Policy, PolicyLink } from "../../model/policy.ts";
import { localName, type XmlElement } from "../../syntax/xml.ts";
import type { Located } from "../../text/span.ts";
import { childNamed, numberOf, textOf } from "../windows/xml-elements.ts";

/** Whom the resultant set of a `<Rsop>` is of: the computer, and the unit of the directory that decides what it gets. */
export function readResultantIdentity(rsop: XmlElement): {
  readonly hostname?: Located<string>;
  readonly policy: Pick<Policy, "domain" | "links">;
} {
  const computer = childNamed(rsop, "ComputerResults");
  const hostname = textOf(computer, "Name");
  const domain = textOf(computer, "Domain");
  const unit = textOf(computer, "SOM");
  return {
    ...(hostname && { hostname }),
    policy: { ...(domain && { domain }), ...(unit && { links: [linkTo(unit)] }) },
  };
}

function linkTo(unit: Located<string>): PolicyLink {
  const implied = "what applies to a computer comes by its unit";
  return {
    to: unit,
    enabled: { value: true, span: unit.span, implied },
    enforced: { value: false, span: unit.span, implied },
    span: unit.span,
  };
}

/**
 * A setting of a resultant set without the words on where it came from, as a report of that policy has it. Undefined
 * where another policy sets the same with more weight.
 */
export function winningSetting(element: XmlElement): XmlElement | undefined {
  const precedence = numberOf(textOf(element, "Precedence"));
  if (precedence && precedence.value > 1) return undefined;
  const children = element.children.filter((child) => !originParts.has(localName(child)));
  if (children.length === element.children.length) return element;
  const { name, attributes, text, span, startTag } = element;
  return { name, attributes, children, text, span, startTag };
}

const originParts: ReadonlySet<string> = new Set(["GPO", "Precedence"]);

/** Who asked, which policies were looked at and how long it took: what came of them stands in the settings. */
export const resultantParts: ReadonlySet<string> = new Set([
  "Version",
  "Name",
  "Domain",
  "SOM",
  "Site",
  "SearchedSOM",
  "SecurityGroup",
  "SlowLink",
  "SlowLinkThreshold",
  "LoopbackMode",
  "ExtensionStatus",
  "EventsDetails",
  "SinglePassEventsDetails",
  "GPO",
]);
