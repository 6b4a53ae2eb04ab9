import { isSecretValue } from "../../facts/windows-registry.ts";
import { localName, type XmlElement } from "../../syntax/xml.ts";
import type { Span } from "../../text/span.ts";

/** What stands behind the name of a password, and what scripts are handed: a line of the report does not show what it is. */
export function secretsIn(roots: readonly XmlElement[]): Span[] {
  const secrets: Span[] = [];
  const waiting: { readonly element: XmlElement; readonly hidden: boolean }[] = roots.map((element) => ({
    element,
    hidden: false,
  }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { element } = next;
    let hidden = next.hidden || localName(element) === "Parameters";
    if (hidden && element.text.span.start < element.text.span.end) secrets.push(element.text.span);
    for (const child of element.children) {
      waiting.push({ element: child, hidden });
      hidden ||= namesSecret(child, element);
    }
  }
  return secrets;
}

function namesSecret(element: XmlElement, parent: XmlElement): boolean {
  if (localName(element) !== "Name") return false;
  return isSecretValue("", element.text.value) || (localName(parent) === "EditText" && isPasswordLabel(element));
}

/** The label of a field for a password, in English, German or French. */
export function isPasswordLabel({ text }: XmlElement): boolean {
  return /passw|kennwort|mot de passe/i.test(text.value);
}
