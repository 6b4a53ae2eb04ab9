import type { PathStatement, PathTree } from "../../syntax/path-statement.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Span } from "../../text/span.ts";
import type { LineCounts, Unread } from "../format.ts";

export interface Tally {
  readonly unread: readonly Unread[];
  readonly counts: LineCounts;
}

const ignored = 0;
const read = 1;
const unread = 2;

/** How each line was taken, when all readers are done: what nobody asked for was not understood. */
export function tallyOf(tree: PathTree): Tally {
  const lines = new Uint8Array(tree.lines);
  const notes: Unread[] = [];
  const noted = new Set<PathNode>();
  for (const statement of tree.statements) {
    let status = statement.strange ? unread : statement.leaves.length === 0 ? read : ignored;
    if (statement.strange) notes.push({ span: shownSpan(statement, statement.span) });
    for (const leaf of statement.leaves) {
      const stranger = firstUnread(leaf);
      if (stranger === undefined) {
        if (leaf.taken === "read" && !isOut(leaf)) status = Math.max(status, read);
        continue;
      }
      status = unread;
      if (noted.has(stranger) && !statement.isCommand) continue;
      noted.add(stranger);
      notes.push(noteOf(statement, stranger));
    }
    for (let line = statement.line; line <= statement.lastLine; line++) raise(lines, line, status);
    if (statement.closingLine !== undefined) raise(lines, statement.closingLine, status);
  }
  const counts = [0, 0, 0];
  for (const each of lines) counts[each] = (counts[each] ?? 0) + 1;
  const [passed = 0, wasRead = 0, notRead = 0] = counts;
  return {
    unread: notes.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    counts: { total: lines.length, read: wasRead, ignored: passed, unread: notRead },
  };
}

function raise(lines: Uint8Array, line: number, status: number): void {
  if (line < lines.length && (lines[line] ?? 0) < status) lines[line] = status;
}

/** Switched off, taken away, or known to mean nothing. */
function isOut(leaf: PathNode): boolean {
  for (let node: PathNode | undefined = leaf; node?.parent; node = node.parent)
    if (node.removed || node.taken === "ignored") return true;
  return false;
}

/** The outermost word of the path that nobody asked for; undefined where all was taken. */
function firstUnread(leaf: PathNode): PathNode | undefined {
  let first: PathNode | undefined;
  for (let node: PathNode | undefined = leaf; node?.parent; node = node.parent) {
    if (node.removed || node.taken === "ignored" || applyWords.has(node.word)) return undefined;
    // A group means what it means where it is inherited.
    if (node.word === "groups" && node.parent.parent === undefined && !leaf.heirs.some((heir) => !isOut(heir)))
      return undefined;
    // What is switched off means nothing; only entries are shown all the same.
    if (node.inactive && node.taken === "unread") return undefined;
    if (node.taken === "unread") first = node;
  }
  return first;
}

/** They are followed before anything is read. */
const applyWords: ReadonlySet<string> = new Set(["apply-groups", "apply-groups-except", "apply-flags", "apply-macro"]);

function noteOf(statement: PathStatement, stranger: PathNode): Unread {
  const about = aboutOf(stranger);
  const isOwn = statement.span.start <= stranger.span.start && stranger.span.end <= statement.span.end;
  const start = isOwn ? stranger.span.start : statement.span.start;
  const [leaf] = statement.leaves;
  const end = leaf && leaf.span.end > start && leaf.span.end <= statement.span.end ? leaf.span.end : statement.span.end;
  const span = shownSpan(statement, { start, end }, leaf);
  return about ? { span, about } : { span };
}

/** Unread text is shown to people; where it may hold a secret, only what announces it is. */
function shownSpan(statement: PathStatement, span: Span, leaf?: PathNode): Span {
  if (!leaf) return { start: span.start, end: Math.min(span.end, span.start + 16) };
  let end = span.end;
  for (let node: PathNode | undefined = leaf; node?.parent; node = node.parent)
    if (secretWord.test(node.word) && statement.span.start <= node.span.start && node.span.end <= end)
      end = Math.max(span.start, node.span.end);
  return { start: span.start, end };
}

/** Values of words that announce a secret, where they stand in a line of their own. */
export function secretsOf(tree: PathTree): Span[] {
  const secrets: Span[] = [];
  for (const { leaves } of tree.statements)
    for (const { span, parent } of leaves)
      for (let node = saysHowMuch(parent) ? undefined : parent; node?.parent; node = node.parent)
        if (secretWord.test(node.word)) {
          secrets.push(span);
          break;
        }
  return secrets;
}

/** `minimum-length 14` of passwords is none. */
function saysHowMuch(node: PathNode | undefined): boolean {
  return node !== undefined && /^(?:minimum|maximum)-/.test(node.word);
}

const secretWord = /pass|secret|key|communit|token|hash|md5/;

function aboutOf(node: PathNode): Unread["about"] {
  const words: string[] = [];
  for (let each: PathNode | undefined = node; each?.parent; each = each.parent) words.unshift(each.word);
  const own =
    words[0] === "groups" || words[0] === "logical-systems" || words[0] === "tenants" ? words.slice(2) : words;
  const [first = "", second = ""] = own;
  switch (first) {
    case "firewall":
    case "applications":
    case "schedulers":
    case "policy-options":
      return "filters";
    case "access":
      return "vpn";
    case "snmp":
      return "management";
    case "security":
      return second === "log" ? "logging" : vpnSubjects.has(second) ? "vpn" : "filters";
    case "system":
      if (second === "syslog") return "logging";
      return second === "login" || second === "root-authentication" ? "accounts" : "management";
    default:
      return undefined;
  }
}

const vpnSubjects: ReadonlySet<string> = new Set([
  "ike",
  "ipsec",
  "pki",
  "certificates",
  "dynamic-vpn",
  "remote-access",
  "tcp-encap",
]);
