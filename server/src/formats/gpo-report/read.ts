import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import type { Policy, SwitchedOffPart } from "../../model/policy.ts";
import { localName, readXml, type XmlElement } from "../../syntax/xml.ts";
import type { Span } from "../../text/span.ts";
import type { Reading, Unread } from "../format.ts";
import { countLines } from "../line-counts.ts";
import { attribute } from "../preferences/elements.ts";
import { readItems } from "../preferences/items.ts";
import { definitionsOf } from "../windows/definitions.ts";
import { aroundPolicy } from "../windows/policy-draft.ts";
import { settingsIn, switchedOffPasswords } from "../windows/switched-off.ts";
import { childrenNamed } from "../windows/xml-elements.ts";
import { withFirewall } from "../windows-firewall-rules/configuration.ts";
import { registryFirewall } from "../windows-firewall-rules/registry.ts";
import { type Half, newReportDraft, type ReportDraft, type Taken } from "./draft.ts";
import { readExtensionElement } from "./extensions.ts";
import { readIdentity } from "./identity.ts";
import { readResultantIdentity, resultantParts, winningSetting } from "./resultant.ts";
import { secretsIn } from "./secrets.ts";

export const reportId = "gpo-report";
export const reportName = "Group Policy report";

/** Reads what `Get-GPOReport -ReportType Xml` writes: one policy, or all of a domain; and what `gpresult /x` says applies to a machine. */
export function readReport(text: string): Reading<undefined> {
  const { roots, problems } = readXml(text);
  const reading = new ReportReading();
  for (const root of roots) {
    if (localName(root) === "GPO") reading.readPolicy(root);
    else if (localName(root) === "report") for (const gpo of childrenNamed(root, "GPO")) reading.readPolicy(gpo);
    else if (localName(root) === "Rsop") reading.readResultantSet(root);
    else reading.leave(root);
  }
  return {
    configurations: reading.configurations,
    unread: reading.unread,
    lines: countLines(
      text,
      reading.unread.map(({ span }) => span),
      reading.ignored,
    ),
    problems: [...problems, ...reading.problems],
    secrets: secretsIn(roots),
    syntax: undefined,
  };
}

class ReportReading {
  readonly configurations: Configuration[] = [];
  readonly unread: Unread[] = [];
  readonly ignored: Span[] = [];
  readonly problems: ReportDraft["problems"] = [];

  readPolicy(gpo: XmlElement): void {
    const draft = newReportDraft();
    const identity = readIdentity(gpo);
    const switchedOff: SwitchedOffPart[] = [];
    for (const part of gpo.children) {
      const name = localName(part);
      const half = halves.get(name);
      if (!half) {
        if (!identityParts.has(name)) this.leave(part);
        else if (irrelevantParts.has(name)) this.ignored.push(part.span);
        continue;
      }
      const off = identity.disabledParts?.find(({ value }) => value === half);
      if (off) for (const each of this.#readSwitchedOff(part, off, draft)) switchedOff.push(each);
      else this.#readHalf(part, half, draft);
    }
    const policy = { ...identity, ...policyIn(draft), ...(switchedOff.length > 0 && { switchedOff }) };
    this.configurations.push({ ...this.#configurationOf(gpo, draft), policy });
  }

  /** `<Rsop>`: what all policies together come to on one computer, and for one user of it. */
  readResultantSet(rsop: XmlElement): void {
    const draft = newReportDraft();
    for (const part of rsop.children) {
      const half = resultHalves.get(localName(part));
      if (half) this.#readHalf(part, half, draft, resultantParts);
      else this.ignored.push(part.span);
    }
    const { hostname, policy } = readResultantIdentity(rsop);
    this.configurations.push({
      ...this.#configurationOf(rsop, draft),
      ...(hostname && { hostname }),
      policy: { ...policy, ...policyIn(draft) },
    });
  }

  #configurationOf(root: XmlElement, draft: ReportDraft): Configuration {
    for (const each of draft.problems) this.problems.push(each);
    const { firewall, unread } = registryFirewall(draft.registry, root.startTag);
    for (const span of unread) this.unread.push({ span, about: "filters" });
    return withFirewall(configurationOf(root, draft), firewall);
  }

  /** Nothing it sets comes into force; its passwords can be read all the same. */
  #readSwitchedOff(element: XmlElement, part: SwitchedOffPart["part"], draft: ReportDraft): SwitchedOffPart[] {
    const own = newReportDraft();
    this.#readHalf(element, part.value, own);
    for (const each of own.problems) this.problems.push(each);
    for (const each of switchedOffPasswords(own.publishedPasswords)) draft.publishedPasswords.push(each);
    const settings = settingsIn({ ...aroundPolicy(own), policy: policyIn(own) });
    return settings > 0 ? [{ part, settings }] : [];
  }

  leave(element: XmlElement): void {
    this.unread.push({ span: element.span, about: "policy" });
  }

  #take(element: XmlElement, taken: Taken): void {
    if (taken === "unread") this.leave(element);
    else if (taken === "ignored") this.ignored.push(element.span);
  }

  #readPreferences(list: XmlElement, draft: ReportDraft): void {
    const { unread, ignored } = readItems(list, draft);
    for (const span of unread) this.unread.push({ span, about: "policy" });
    for (const span of ignored) this.ignored.push(span);
  }

  #readHalf(element: XmlElement, half: Half, draft: ReportDraft, otherParts = halfParts): void {
    for (const data of childrenNamed(element, "ExtensionData"))
      for (const extension of childrenNamed(data, "Extension"))
        for (const written of extension.children) {
          const part = winningSetting(written);
          if (!part) this.ignored.push(written.span);
          else if (isPreferences(part)) this.#readPreferences(part, draft);
          else this.#take(part, readExtensionElement(part, half, draft));
        }
    for (const other of element.children) {
      const name = localName(other);
      if (name !== "ExtensionData" && !otherParts.has(name)) this.leave(other);
    }
  }
}

/** A list of preferences stands in the report as in its own file, with the class that Windows gives it. */
function isPreferences(element: XmlElement): boolean {
  return attribute(element, "clsid") !== undefined;
}

const halves: ReadonlyMap<string, Half> = new Map([
  ["Computer", "machine"],
  ["User", "user"],
]);

const resultHalves: ReadonlyMap<string, Half> = new Map([
  ["ComputerResults", "machine"],
  ["UserResults", "user"],
]);

const halfParts: ReadonlySet<string> = new Set(["Enabled", "VersionDirectory", "VersionSysvol"]);

/** Times, and words about the policy that change nothing in what it does. */
const irrelevantParts: ReadonlySet<string> = new Set([
  "IncludeComments",
  "Comment",
  "CreatedTime",
  "ModifiedTime",
  "ReadTime",
  "FilterDataAvailable",
  "FilterDescription",
]);

/** `FilterName` is missing on purpose: nobody here reads a WMI filter, so what it narrows is not understood. */
const identityParts: ReadonlySet<string> = new Set([
  ...irrelevantParts,
  "Identifier",
  "Name",
  "SecurityDescriptor",
  "LinksTo",
]);

function configurationOf(gpo: XmlElement, draft: ReportDraft): Configuration {
  return {
    ...emptyConfiguration(reportId, reportName, gpo.startTag),
    ...aroundPolicy(draft),
    definitions: definitionsOf(draft),
  };
}

function policyIn(draft: ReportDraft): Policy {
  const { settings, rights, groups, registry, services, audit } = draft;
  const { templates, scripts, localAccounts, tasks, publishedPasswords, programRules } = draft;
  return {
    ...{ settings, rights, groups, registry, services, audit },
    ...{ templates, scripts, localAccounts, tasks, publishedPasswords, programRules },
  };
}
