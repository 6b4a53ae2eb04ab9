import type { ProgramMatch, ProgramRule } from "../../model/policy.ts";
import { localName, type XmlElement } from "../../syntax/xml.ts";
import type { Located, Span } from "../../text/span.ts";
import { principalOf } from "./principals.ts";
import { childNamed } from "./xml-elements.ts";

/** What AppLocker calls its lists. */
const lists: ReadonlyMap<string, ProgramRule["list"]> = new Map([
  ["exe", "executables"],
  ["dll", "libraries"],
  ["script", "scripts"],
  ["msi", "installers"],
  ["appx", "packaged-apps"],
]);

/**
 * `<FilePathRule Name="…" UserOrGroupSid="S-1-1-0" Action="Allow">`, its like, and what it matches; undefined where it is
 * none. `placed` says where in the file a part of the element stands.
 */
export function readProgramRule(
  element: XmlElement,
  collection: string,
  placed: (span: Span) => Span = (span) => span,
): ProgramRule | undefined {
  const reader = new RuleReader(placed);
  const list = lists.get(collection.toLowerCase());
  const who = reader.said(element, "UserOrGroupSid");
  const action = actionOf(reader.said(element, "Action"));
  const name = reader.said(element, "Name");
  if (!list || !who || !action || !/^File(?:Path|Publisher|Hash)Rule$/.test(localName(element))) return undefined;
  return {
    list,
    action,
    principal: principalOf(who.value, who.span),
    ...(name && { name }),
    programs: reader.matchesIn(childNamed(element, "Conditions")),
    exceptions: reader.matchesIn(childNamed(element, "Exceptions")),
    span: placed(element.span),
  };
}

function actionOf(action: Located<string> | undefined): ProgramRule["action"] | undefined {
  const value = action?.value.toLowerCase();
  return action && (value === "allow" || value === "deny") ? { value, span: action.span } : undefined;
}

/** Conditions, and hashes in a condition. */
const deepest = 3;

class RuleReader {
  readonly #placed: (span: Span) => Span;

  constructor(placed: (span: Span) => Span) {
    this.#placed = placed;
  }

  /** Reports put one more element around what registry files say in attributes of the condition itself. */
  matchesIn(conditions: XmlElement | undefined): ProgramMatch[] {
    const matches: ProgramMatch[] = [];
    let inner = conditions?.children ?? [];
    for (let depth = 0; depth < deepest && inner.length > 0; depth++) {
      const further: XmlElement[] = [];
      for (const element of inner) {
        const match = this.#matchOf(element);
        if (match) matches.push(match);
        else for (const each of element.children) further.push(each);
      }
      inner = further;
    }
    return matches;
  }

  #matchOf(element: XmlElement): ProgramMatch | undefined {
    const span = this.#placed(element.span);
    const path = this.said(element, "Path");
    if (path) return { by: "path", path, span };
    const publisher = this.said(element, "PublisherName");
    if (publisher) {
      const product = this.said(element, "ProductName");
      const file = this.said(element, "BinaryName");
      return { by: "publisher", publisher, ...(product && { product }), ...(file && { file }), span };
    }
    if (!this.said(element, "Data")) return undefined;
    const file = this.said(element, "SourceFileName");
    return { by: "hash", ...(file && { file }), span };
  }

  said(element: XmlElement, name: string): Located<string> | undefined {
    const value = element.attributes.find((each) => each.name.value === name)?.value;
    return value && { value: value.value, span: this.#placed(value.span) };
  }
}
