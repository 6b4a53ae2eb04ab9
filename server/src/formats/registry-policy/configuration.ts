import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import type { Definition } from "../../model/names.ts";
import type { RegistrySetting } from "../../model/policy.ts";
import { lineStart } from "../../text/line-edits.ts";
import type { Span } from "../../text/span.ts";
import type { LineCounts, Reading, Unread } from "../format.ts";
import { headOf } from "../head.ts";
import { emptyPolicy } from "../windows/identity.ts";
import { aroundPolicy, newPolicyDraft } from "../windows/policy-draft.ts";
import { withFirewall } from "../windows-firewall-rules/configuration.ts";
import { registryFirewall } from "../windows-firewall-rules/registry.ts";
import { programRulesIn } from "./program-rules.ts";
import { type LgpoText, readLgpoText } from "./read.ts";

/** Reads LGPO text into a policy that consists of registry values, and of the firewall that some of them describe. */
export function readRegistryPolicy(format: string, vendor: string, text: string): Reading<LgpoText> {
  const syntax = readLgpoText(text);
  const { settings, problems, lines } = syntax;
  const head = headOf(text);
  const { firewall, unread } = registryFirewall(settings, head);
  const programRules = programRulesIn(settings);
  const configuration: Configuration = {
    ...emptyConfiguration(format, vendor, head),
    ...aroundPolicy({ ...newPolicyDraft(), registry: [...settings] }),
    // A policy has more parts than its registry values.
    fragment: true,
    policy: emptyPolicy({ registry: settings, ...(programRules.length > 0 && { programRules }) }),
    definitions: settings.map(definitionOf),
  };
  const rules = unread.map((span): Unread => ({ span, about: "filters" }));
  return {
    configurations: [withFirewall(configuration, firewall)],
    unread: [...syntax.unread, ...rules].sort((a, b) => a.span.start - b.span.start),
    lines: withUnread(text, lines, unread),
    problems,
    secrets: syntax.secrets,
    syntax,
  };
}

function definitionOf({ key, name, span }: RegistrySetting): Definition {
  return { kind: "other", name, span, title: key.value, expectsUse: false };
}

/** The counts when lines that were read as records turn out to hold a rule that nobody understands; rules stand on one line. */
function withUnread(text: string, lines: LineCounts, unread: readonly Span[]): LineCounts {
  const count = new Set(unread.map(({ end }) => lineStart(text, end))).size;
  return { ...lines, read: lines.read - count, unread: lines.unread + count };
}
