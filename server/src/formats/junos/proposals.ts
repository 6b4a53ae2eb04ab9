import type { Proposal } from "../../model/vpn.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Stated } from "../../text/span.ts";
import type { Device } from "./device.ts";
import { ignoreKeys } from "./settings.ts";

/** One `proposal` of `security ike` or `security ipsec`, and how the ends prove themselves by it. */
export interface ProposalReading {
  readonly proposal: Proposal;
  readonly method: PathNode | undefined;
}

/** `security { ike { proposal NAME { … } } }`, by name */
export function proposalsOf(device: Device, phase: Proposal["phase"]): ReadonlyMap<string, ProposalReading> {
  const top = device.root.at("security", phase === "ike" ? "ike" : "ipsec");
  const found = new Map<string, ProposalReading>();
  for (const node of top?.values("proposal") ?? []) {
    device.define("crypto", node.located, node, phase === "ike" ? "IKE proposal" : "IPsec proposal", true);
    const method = node.value("authentication-method");
    const encryption = algorithm(node, "encryption-algorithm");
    const integrity = algorithm(node, "authentication-algorithm");
    const groups = groupsOf([...node.values("dh-group"), ...node.values("diffie-hellman-group")]);
    ignoreKeys(node, proposalKeys);
    found.set(node.word, { method, proposal: { phase, encryption, integrity, groups, span: node.extent } });
  }
  return found;
}

const proposalKeys: ReadonlySet<string> = new Set([
  "description",
  "lifetime-seconds",
  "lifetime-kilobytes",
  "protocol",
  "extended-sequence-number",
]);

/** `aes-256-cbc`, `hmac-sha-256-128`, in the words that all vendors share */
function algorithm(node: PathNode, key: string): Stated<string>[] {
  return node.values(key).map(({ word, span }) => ({ value: commonName(word), span }));
}

function commonName(word: string): string {
  const name = word.replace(/^hmac-/, "").replace(/-cbc$/, "");
  const gcm = /^aes-([0-9]{3})-gcm$/.exec(name);
  if (gcm) return `aes-gcm-${gcm[1]}`;
  const sha = /^sha-?([0-9]{3})(?:-[0-9]+)?$/.exec(name);
  if (sha) return `sha${sha[1]}`;
  if (/^sha-?1(?:-96)?$/.test(name)) return "sha1";
  return name.replace(/^md5-96$/, "md5");
}

/** `group14` */
export function groupsOf(words: readonly PathNode[]): Stated<number>[] {
  return words.flatMap(({ word, span }) => {
    const found = /^group([0-9]{1,2})$/.exec(word);
    return found ? [{ value: Number(found[1]), span }] : [];
  });
}

interface ProposalSet {
  readonly encryption: readonly string[];
  readonly integrity: readonly string[];
  readonly groups: readonly number[];
}

/** What `proposal-set` offers; the keys of phase 2 come from phase 1 but for the standard set. */
const sets: ReadonlyMap<string, ProposalSet> = new Map([
  ["basic", { encryption: ["des"], integrity: ["sha1", "md5"], groups: [1] }],
  ["compatible", { encryption: ["3des", "des"], integrity: ["sha1", "md5"], groups: [2] }],
  ["standard", { encryption: ["3des", "aes-128"], integrity: ["sha1"], groups: [2] }],
  ["suiteb-gcm-128", { encryption: ["aes-128"], integrity: ["sha256"], groups: [19] }],
  ["suiteb-gcm-256", { encryption: ["aes-256"], integrity: ["sha384"], groups: [20] }],
  ["prime-128", { encryption: ["aes-gcm-128"], integrity: [], groups: [19] }],
  ["prime-256", { encryption: ["aes-gcm-256"], integrity: [], groups: [20] }],
]);

/** `proposal-set standard` */
export function proposalSet(word: PathNode, phase: Proposal["phase"]): Proposal | undefined {
  const set = sets.get(word.word);
  if (!set) return undefined;
  const { span } = word;
  const implied = `the ${word.word} set offers it`;
  const stated = <T>(value: T): Stated<T> => ({ value, span, implied });
  const groups = phase === "data" && word.word !== "standard" ? [] : set.groups;
  return {
    phase,
    encryption: set.encryption.map(stated),
    integrity: set.integrity.map(stated),
    groups: groups.map(stated),
    span,
  };
}
