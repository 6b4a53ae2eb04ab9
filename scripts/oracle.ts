import { formatOf } from "../server/src/formats/registry.ts";
import { type FixTrial, tryFixes } from "./oracle/fixes.ts";
import { oracleFormats } from "./oracle/formats.ts";
import { askSamba, groupPolicy } from "./oracle/group-policy.ts";
import { type Judgement, judge } from "./oracle/judge.ts";
import { missingFor } from "./oracle/kernel.ts";
import { knownDifferences } from "./oracle/known.ts";
import { Random } from "./oracle/random.ts";
import type { OracleFormat } from "./oracle/rule-set.ts";

/**
 * `npm run oracle [-- FORMAT…] [--made N] [--packets N] [--seed N] [--only TEXT]`: compares our verdicts with the Linux
 * kernel's, packet by packet, over real rule sets and over ones made at random, asks its programs whether they take each
 * rule set after each fix offered for it, and compares what we read in policy files with what Samba reads there. Ends
 * with 1 where they differ.
 */
export async function main(words: readonly string[]): Promise<number> {
  const number = (name: string, usual: number) => Number(optionOf(words, name) ?? usual);
  const asked = { made: number("--made", 60), packets: number("--packets", 3000), seed: number("--seed", 1) };
  const names = words.filter((word, at) => !word.startsWith("--") && !words[at - 1]?.startsWith("--"));
  const unknown = names.filter((name) => name !== groupPolicy && !oracleFormats.some(({ id }) => id === name));
  if (unknown.length > 0) throw new Error(`no oracle for ${unknown.join(", ")}`);
  let wrong = 0;
  for (const oracle of oracleFormats)
    if (names.length === 0 || names.includes(oracle.id)) wrong += ask(oracle, asked, optionOf(words, "--only") ?? "");
  if (names.length === 0 || names.includes(groupPolicy)) wrong += askSamba(optionOf(words, "--only") ?? "");
  return wrong > 0 ? 1 : 0;
}

function optionOf(words: readonly string[], name: string): string | undefined {
  const at = words.indexOf(name);
  return at < 0 ? undefined : words[at + 1];
}

interface Asked {
  readonly made: number;
  readonly packets: number;
  readonly seed: number;
}

/** The number of packets on which we and the kernel differ, and of fixes after which its programs refuse the file. */
function ask(oracle: OracleFormat, { made, packets, seed }: Asked, only: string): number {
  const format = formatOf(oracle.id);
  const missing = missingFor(oracle);
  if (!format || missing !== undefined) {
    console.log(`${oracle.id}: the kernel was not asked: ${missing ?? "Palisade does not read the format"}.`);
    return 0;
  }
  console.log(`\n${format.name}\n${row("packets", "agree", "depends", "known", "WRONG", "fixes", "REFUSED")}  rules`);
  const total = { packets: 0, agree: 0, depends: 0, known: 0, wrong: 0, offered: 0, refused: 0 };
  const reasons = new Map<string, number>();
  for (const ruleSet of oracle.ruleSets(made, seed)) {
    if (!ruleSet.name.includes(only)) continue;
    const asking = { format, count: packets, random: new Random(seed), known: knownDifferences };
    const judgement = judge(ruleSet, asking);
    const known = [...judgement.known.values()].reduce((sum, each) => sum + each, 0);
    for (const [reason, each] of judgement.known) reasons.set(reason, (reasons.get(reason) ?? 0) + each);
    total.packets += judgement.packets;
    total.agree += judgement.agree;
    total.depends += judgement.depends;
    total.known += known;
    total.wrong += judgement.wrong.length;
    const trial = judgement.refused === undefined ? tryFixes(ruleSet, format) : untried;
    total.offered += trial.offered;
    total.refused += trial.refused.length;
    console.log(line(ruleSet.name, judgement, known, trial));
  }
  const { packets: all, agree, depends, known, wrong, offered, refused } = total;
  console.log(`${row(all, agree, depends, known, wrong, offered, refused)}  all`);
  for (const [reason, count] of reasons) console.log(`known, ${count} packets: ${reason}`);
  return wrong + refused;
}

const untried: FixTrial = { offered: 0, refused: [] };

function line(
  name: string,
  { packets, agree, depends, wrong, refused }: Judgement,
  known: number,
  trial: FixTrial,
): string {
  if (refused !== undefined) return `${row("-", "-", "-", "-", "-", "-", "-")}  ${name}: not loaded: ${refused}`;
  const shown = wrong
    .slice(0, 3)
    .map(
      ({ packet, ours, kernel, by }) =>
        `\n    ${JSON.stringify(packet)}\n    we say ${ours}, the kernel ${kernel}, by\n${by.map((each) => `      ${each}`).join("\n")}`,
    );
  const fixes = trial.skipped === undefined ? [trial.offered, trial.refused.length] : ["-", "-"];
  const notes = trial.skipped === undefined ? "" : `: no fix tried: ${trial.skipped}`;
  const bad = trial.refused.slice(0, 3).map(({ title, reason }) => `\n    after “${title}”: ${reason}`);
  return `${row(packets, agree, depends, known, wrong.length, ...fixes)}  ${name}${notes}${shown.join("")}${bad.join("")}`;
}

function row(...figures: readonly (string | number)[]): string {
  return figures.map((figure) => String(figure).padStart(8)).join("");
}
