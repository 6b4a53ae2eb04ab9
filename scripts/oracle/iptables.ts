import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { iptables } from "../../server/src/formats/iptables/index.ts";
import { gateway, gateway6 } from "../../test/formats/iptables/samples.ts";
import { sharedPath } from "../../test/support/shared.ts";
import { readTools } from "../../test/support/tools.ts";
import { madeRules } from "./iptables-rules.ts";
import type { OracleFormat, RuleSet } from "./rule-set.ts";

/** Save files of both families. */
export const iptablesOracle: OracleFormat = {
  id: "iptables",
  programs: { "iptables-restore": "iptables", "ip6tables-restore": "iptables", nft: "nftables", ipset: "ipset" },
  *ruleSets(generated, seed) {
    for (const folder of ["corpus/iptables", "corpus/ufw", "golden/iptables-simple-firewall", "golden/families"]) {
      const path = sharedPath(folder);
      if (path) yield* filesIn(path, folder);
    }
    // The set that it asks is made elsewhere.
    const closed = gateway.replace(/.*--match-set.*\n/, "");
    yield { name: "our gateway", text: closed, loaded: loadable(closed), kind: "iptables" };
    yield { name: "our gateway of IPv6", text: gateway6, kind: "ip6tables" };
    for (let at = 0; at < generated; at++) {
      const family = at % 3 === 2 ? 6 : 4;
      const text = madeRules(seed + at, family);
      yield { name: `made from ${seed + at}`, text, kind: kindOf(family) };
    }
  },
};

function* filesIn(folder: string, name: string): Generator<RuleSet> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    const text = withAddresses(readFileSync(path, "utf8"));
    if (iptables.recognise({ path, text }) < 0.5) continue;
    const [configuration] = iptables.read(text, readTools).configurations;
    const family = configuration?.filters[0]?.family ?? 4;
    const part = /^:ufw6?-/m.test(text) ? { whole: withinUfw } : {};
    const loaded = part.whole?.(text) ?? loadable(text);
    yield { name: `${name}/${relative(folder, path)}`, text, loaded, kind: kindOf(family), ...part };
  }
}

function kindOf(family: 4 | 6): RuleSet["kind"] {
  return family === 6 ? "ip6tables" : "iptables";
}

/** An address in the place of each name that a test bed's template fills in, and of each that somebody made illegible. */
function withAddresses(text: string): string {
  const known = new Map<string, string>();
  const readable = text.replaceAll(/--mac-source \S*X\S*/g, "--mac-source 02:00:00:00:00:01");
  return readable.replaceAll(/\bPH_IP(6?)_[A-Z0-9_]+/g, (name, six) => {
    const number = known.size + 10;
    const address = known.get(name) ?? (six === "6" ? `fec0::${number}` : `192.168.0.${number}`);
    known.set(name, address);
    return address;
  });
}

/** One of ufw's files with what ufw puts around it. */
function withinUfw(text: string): string {
  const six = text.includes(":ufw6-") ? "6" : "";
  const declared = new Set([...text.matchAll(/^:(\S+)/gm)].map((match) => match[1] ?? ""));
  const called = new Set([...text.matchAll(/-j (ufw\S+)/g)].map((match) => match[1] ?? ""));
  const missing = [...called].filter((name) => !declared.has(name));
  const lines = ["*filter", ":INPUT DROP [0:0]", ":FORWARD DROP [0:0]", ":OUTPUT ACCEPT [0:0]"];
  for (const name of missing) lines.push(`:${name} - [0:0]`);
  for (const [hook, side] of [
    ["INPUT", "input"],
    ["FORWARD", "forward"],
    ["OUTPUT", "output"],
  ] as const) {
    if (missing.includes(`ufw${six}-skip-to-policy-${side}`))
      lines.push(`-A ufw${six}-skip-to-policy-${side} -j ${hook === "OUTPUT" ? "ACCEPT" : "DROP"}`);
    for (const part of ["before", "user", "after"])
      if (declared.has(`ufw${six}-${part}-${side}`)) lines.push(`-A ${hook} -j ufw${six}-${part}-${side}`);
  }
  const chains = [...declared].map((name) => `:${name} - [0:0]`);
  const at = lines.findIndex((line) => line.startsWith("-A"));
  const head = at < 0 ? [...lines, ...chains] : [...lines.slice(0, at), ...chains, ...lines.slice(at)];
  const own = text.split(/\r?\n/).filter((line) => /^-[AI] /.test(line));
  return [...head, ...own, "COMMIT", ""].join("\n");
}

/** The tables that decide: translations would show the filter another packet than the one that was sent. */
function loadable(text: string): string {
  let table = "";
  return text
    .split(/\r?\n/)
    .filter((line) => {
      if (line.startsWith("*")) table = line.slice(1).trim();
      return table !== "nat";
    })
    .join("\n")
    .concat("\n");
}
