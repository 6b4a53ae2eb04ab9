import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedPath } from "../../test/support/shared.ts";
import type { OracleFormat, OraclePacket, RuleSet } from "./rule-set.ts";

/** An address that the test host has in each family; its interfaces carry them. */
const hostAddresses = ["198.18.0.1", "2001:2::1"] as const;

export type KernelVerdict = "accept" | "drop" | "reject" | "undeliverable";

/** Why the kernel cannot be asked here; undefined when it can. */
export function missingFor(format: OracleFormat): string | undefined {
  if (process.platform !== "linux") return "it takes a Linux kernel";
  if (process.getuid?.() !== 0) return "it takes root, to load rules into a network namespace of their own";
  if (!sharedPath("oracles/packet-verdicts.py")) return "there is no ../shared/oracles beside the checkout";
  for (const [program, packages] of Object.entries({ python3: "python3", ...format.programs }))
    if (spawnSync("which", [program]).status !== 0) return `${program} is not installed (Debian: ${packages})`;
  return undefined;
}

/** Packets at the edges of whatever the rules say, on every way through the host. */
export function edgePackets(ruleSet: RuleSet, interfaces: readonly string[], count: number): OraclePacket[] {
  return inFolder((folder) => {
    const file = join(folder, "rules");
    // Rules that name no address of a family are asked about some of it all the same.
    writeFileSync(file, `${ruleSet.text}\n# 192.0.2.1 203.0.113.9 2001:db8::1 2001:db8:9::9\n`);
    const words = [file, "-n", String(count), "-6", "--states", "new,established,related,invalid"];
    for (const hook of ["forward", "input", "output"]) words.push("-H", hook);
    for (const address of hostAddresses) words.push("-a", address);
    for (const name of interfaces) words.push("-i", name);
    return linesOf(run("packet-boundaries.py", words, "")) as OraclePacket[];
  });
}

/** The kernel's verdict on each packet, in order; a text says why it does not take the rules. */
export function kernelVerdicts(
  ruleSet: RuleSet,
  packets: readonly OraclePacket[],
  interfaces: readonly string[],
): KernelVerdict[] | string {
  return inFolder((folder) => {
    const rules = join(folder, "rules");
    const topology = join(folder, "topology.json");
    writeFileSync(rules, ruleSet.loaded ?? ruleSet.text);
    const own = hostAddresses.map((address) => `${address}/${address.includes(":") ? 128 : 32}`);
    const ifaces = Object.fromEntries(interfaces.map((name, at) => [name, at === 0 ? { addr: own } : {}]));
    writeFileSync(topology, JSON.stringify({ ifaces }));
    const words = ["-t", topology, "--fast", `${ruleSet.kind}:${rules}`];
    const answer = spawn("packet-verdicts.py", words, packets.map((each) => JSON.stringify(each)).join("\n"));
    if (answer.status !== 0) return answer.stderr.trim().split("\n").slice(-2).join(" ");
    const verdicts = linesOf(answer.stdout) as { readonly verdict: KernelVerdict }[];
    return verdicts.map(({ verdict }) => verdict);
  });
}

/** For each text, why the real program does not take it; undefined where it does. Nothing is loaded. */
export function refusals(kind: RuleSet["kind"], texts: readonly string[]): (string | undefined)[] {
  return inFolder((folder) => {
    const files = texts.map((text, at) => {
      const file = join(folder, String(at));
      writeFileSync(file, text);
      return file;
    });
    const answer = spawn("config-check.py", [kind, ...files], "");
    if (answer.status === 2) throw new Error(`config-check.py: ${answer.stderr.trim()}`);
    const said = linesOf(answer.stdout) as { readonly ok: boolean | null; readonly message: string }[];
    return said.map(({ ok, message }) => (ok ? undefined : message.split("\n", 1)[0]));
  });
}

function linesOf(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

function run(program: string, words: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawn(program, words, input);
  if (status !== 0) throw new Error(`${program}: ${stderr.trim()}`);
  return stdout;
}

function spawn(program: string, words: readonly string[], input: string) {
  const script = sharedPath(`oracles/${program}`);
  if (!script) throw new Error(`no ${program} beside the checkout`);
  return spawnSync("python3", [script, ...words], { input, encoding: "utf8", maxBuffer: 1 << 30 });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "palisade-oracle-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
