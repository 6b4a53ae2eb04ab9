import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import type { Definition } from "../../model/names.ts";
import { readXml, type XmlDocument } from "../../syntax/xml.ts";
import type { Span } from "../../text/span.ts";
import type { Reading, Unread } from "../format.ts";
import { headOf } from "../head.ts";
import { countLines } from "../line-counts.ts";
import { newPreferencesDraft, type PreferencesDraft } from "../preferences/draft.ts";
import { lowerName } from "../preferences/elements.ts";
import { readItems } from "../preferences/items.ts";
import { aroundPolicy } from "../windows/policy-draft.ts";
import { withFirewall } from "../windows-firewall-rules/configuration.ts";
import { registryFirewall } from "../windows-firewall-rules/registry.ts";
import { preferenceLists } from "./lists.ts";

export const preferencesId = "gp-preferences";
export const preferencesName = "Group Policy Preferences";

/** Reads a file of preferences: Groups.xml, Registry.xml, Services.xml, ScheduledTasks.xml, Drives.xml and the like. */
export function readPreferences(text: string): Reading<XmlDocument> {
  const syntax = readXml(text);
  const draft = newPreferencesDraft();
  const unread: Span[] = syntax.problems.map(({ span }) => span);
  const ignored: Span[] = [...syntax.asides];
  for (const root of syntax.roots) {
    if (!preferenceLists.has(lowerName(root))) {
      unread.push(root.span);
      continue;
    }
    const left = readItems(root, draft);
    for (const each of left.unread) unread.push(each);
    for (const each of left.ignored) ignored.push(each);
  }
  const { firewall, unread: rules } = registryFirewall(draft.registry, headOf(text));
  for (const each of rules) unread.push(each);
  unread.sort((a, b) => a.start - b.start);
  return {
    configurations: [withFirewall(configurationOf(text, draft), firewall)],
    unread: unread.map((span): Unread => ({ span, about: "policy" })),
    lines: countLines(text, unread, ignored),
    problems: [...syntax.problems, ...draft.problems],
    syntax,
  };
}

function configurationOf(text: string, draft: PreferencesDraft): Configuration {
  const { settings, rights, groups, registry, services, audit, localAccounts, tasks, publishedPasswords } = draft;
  return {
    ...emptyConfiguration(preferencesId, preferencesName, headOf(text)),
    ...aroundPolicy(draft),
    fragment: true,
    policy: { settings, rights, groups, registry, services, audit, localAccounts, tasks, publishedPasswords },
    definitions: definitionsOf(draft),
  };
}

/** What an outline of the file shows. */
function definitionsOf({ groups, registry, services, localAccounts, tasks }: PreferencesDraft): Definition[] {
  const named = [
    ...groups.map(({ group, span }) => ({
      name: { value: group.known ?? group.text, span: group.span },
      span,
      title: "group",
    })),
    ...localAccounts.map(({ account, span }) => ({
      name: { value: account.text, span: account.span },
      span,
      title: "account",
    })),
    ...registry.map(({ key, name, span }) => ({ name, span, title: key.value })),
    ...services.map(({ service, span }) => ({ name: service, span, title: "service" })),
    ...tasks.map(({ name, span }) => ({ name, span, title: "scheduled task" })),
  ];
  return named.map((definition) => ({ kind: "other", ...definition, expectsUse: false }));
}
