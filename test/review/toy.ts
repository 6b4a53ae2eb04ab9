import type { Recommendation } from "../../server/src/alert/recommendation.ts";
import type { Format, LineCounts, Reading, Unread } from "../../server/src/formats/format.ts";
import type { Change } from "../../server/src/model/change.ts";
import { type Configuration, emptyConfiguration } from "../../server/src/model/configuration.ts";
import type { ManagementService } from "../../server/src/model/management.ts";
import type { PolicySetting } from "../../server/src/model/policy.ts";
import type { Catalogue, ReviewSetup } from "../../server/src/review/review.ts";
import { broken, type Check, kept, notAssessed, type Rule, type RuleContext } from "../../server/src/rules/rule.ts";
import { emptySite, type Site } from "../../server/src/site/site.ts";
import type { TextEdit } from "../../server/src/text/edit.ts";
import { LineIndex } from "../../server/src/text/lines.ts";
import type { Problem } from "../../server/src/text/span.ts";

/**
 * A small format for tests of what lies above formats. Its first line is `toy`; then `telnet`, `password WORD`,
 * `set NAME VALUE`, `# comment`; `broken …` is a problem, `about vpn …` is unread text of a known subject, the rest unread.
 */
export const toy: Format = {
  id: "toy",
  name: "Toy",
  languageId: "toy",
  usualNames: ["*.toy"],
  reads: [],
  recognise: ({ text }) => (text.startsWith("toy") ? 1 : 0),
  read: readToy,
  spell: (text, _reading, change) => spellToy(text, change),
};

function readToy(text: string): Reading {
  const index = new LineIndex(text);
  const services: ManagementService[] = [];
  const settings: PolicySetting[] = [];
  const unread: Unread[] = [];
  const problems: Problem[] = [];
  const lines = { total: 0, read: 0, ignored: 0, unread: 0 };
  for (let line = 0; line < index.count; line++) {
    const content = index.lineText(line);
    if (line === index.count - 1 && content === "") break;
    lines.total++;
    const span = { start: index.lineStart(line), end: index.lineEnd(line) };
    const [word = "", name = "", value = ""] = content.split(/[ \t]/);
    if (word === "" || word === "#") lines.ignored++;
    else if (["toy", "telnet", "set", "broken", "password"].includes(word)) {
      lines.read++;
      if (word === "telnet") services.push({ protocol: "telnet", encrypted: false, span });
      if (word === "broken") problems.push({ span, message: "expected something else" });
      if (word === "set") {
        const at = span.start + 5 + name.length;
        settings.push({
          name: { value: name, span },
          value: { value, span: { start: at, end: at + value.length } },
          span,
        });
      }
    } else {
      lines.unread++;
      unread.push(word === "about" ? { span, about: name as "vpn" } : { span });
    }
  }
  return {
    configurations: [configuration(services, settings)],
    unread,
    problems,
    lines: lines satisfies LineCounts,
    syntax: undefined,
  };
}

function configuration(services: readonly ManagementService[], settings: readonly PolicySetting[]): Configuration {
  return {
    ...emptyConfiguration("toy", "Toy", { start: 0, end: 3 }),
    subjects: ["firewall", "policy"],
    management: { services, deviceServices: [], logins: [], accounts: [], sessionLimits: [], timeServers: [] },
    policy: { settings, rights: [], groups: [], registry: [], services: [], audit: [] },
  };
}

/** Removes whole lines, and writes values; `set-value` to `nonsense` writes what cannot be read. */
function spellToy(text: string, change: Change): readonly TextEdit[] | undefined {
  if (change.kind === "remove-statement")
    return [{ span: { start: change.span.start, end: change.span.end + 1 }, text: "" }];
  if (change.kind === "set-value") {
    const newLine = change.to === "nonsense" ? "1\nnonsense" : change.to;
    return [{ span: change.stated.span, text: newLine }];
  }
  if (change.kind === "set")
    return [{ span: { start: text.length, end: text.length }, text: `set ${change.setting} ${change.value}\n` }];
  return undefined;
}

/** A rule of which a test only says what matters to it. */
export function ruleOf(id: string, check: Rule["check"], rest: Partial<Check> = {}): Rule {
  return {
    id,
    title: `${id} is there`,
    recommendation: undefined,
    severity: "error",
    docs: "",
    proves: "kept-or-broken",
    bad: [],
    good: [],
    ...rest,
    check,
  };
}

/** Broken by every telnet line, kept where there is none. */
export const telnetOpen = ruleOf("telnet-open", checkTelnet, { recommendation: "no-telnet" });

function* checkTelnet({ configuration }: RuleContext) {
  const services = configuration.management?.services ?? [];
  for (const { span } of services)
    yield broken({
      span,
      message: "telnet is open",
      fixes: [{ title: "Close telnet", safe: true, changes: [{ kind: "remove-statement", span }] }],
    });
  if (services.length === 0) yield kept(configuration.span, "telnet is closed");
}

/** Cannot judge before somebody declares the resolvers. */
export const resolverNeeded = ruleOf(
  "resolver-needed",
  function* ({ configuration, site }) {
    if (site.resolvers.length === 0)
      yield notAssessed(configuration.span, "the resolvers are not declared", "resolvers");
  },
  { recommendation: "resolvers-used" },
);

export function recommendationOf(id: string, rest: Partial<Recommendation> = {}): Recommendation {
  return {
    id,
    title: id,
    section: "Toys",
    source: "TA18-276B",
    says: "",
    evidence: ["firewall"],
    checkable: "yes",
    needs: [],
    controls: { cis: [], nist: [], attack: [] },
    ...rest,
  };
}

export const toyCatalogue: Catalogue = {
  formats: [toy],
  rules: [telnetOpen, resolverNeeded],
  estateRules: [],
  recommendations: [recommendationOf("no-telnet"), recommendationOf("resolvers-used")],
};

export interface ToySetup {
  readonly rules?: readonly Rule[];
  readonly catalogue?: Partial<Catalogue>;
  readonly site?: Partial<Site>;
  readonly today?: number;
}

/** A setup for reviews of toy files; with `site`, as if `palisade.yaml` beside them said it. */
export function toySetup({ rules, catalogue, site, today = 20_000 }: ToySetup = {}): ReviewSetup {
  return {
    tools: { decodeCertificate: () => undefined },
    today,
    catalogue: { ...toyCatalogue, ...(rules && { rules }), ...catalogue },
    ...(site && { siteFile: { path: "palisade.yaml", text: "", site: { ...emptySite, ...site }, problems: [] } }),
  };
}

/** A value of the site file where its place does not matter. */
export function said<T>(value: T) {
  return { value, span: { start: 0, end: 0 } };
}
