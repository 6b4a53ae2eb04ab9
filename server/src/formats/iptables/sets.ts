import type { AddressObject } from "../../model/address.ts";
import { parseNetwork } from "../../net/ip.ts";
import type { Located, Span } from "../../text/span.ts";
import { addressRange, addressTerm } from "../netfilter/addresses.ts";
import type { Draft } from "./draft.ts";
import type { Taken } from "./lines.ts";
import { wordsOf } from "./words.ts";

/** The commands of `ipset save`, which some files hold above the tables that use the sets. */
export function isSetCommand(word: string): boolean {
  return commands.has(word);
}

const commands: ReadonlySet<string> = new Set(["create", "add", "ipset"]);

/** `create clients hash:net family inet`, `add clients 10.20.0.0/16` */
export function readSetCommand(span: Span, draft: Draft): Taken {
  const words = wordsOf(draft.text, span.start, span.end).filter(({ value }) => value !== "-exist" && value !== "-!");
  if (words[0]?.value === "ipset") words.shift();
  const [command, name, what] = words;
  if (!command || !name || !what) return "unread";
  if (command.value === "create") return createSet(name, what, span, draft);
  if (command.value === "add") return addMember(name, what, words.slice(3), span, draft);
  return "unread";
}

function createSet(name: Located<string>, type: Located<string>, span: Span, draft: Draft): Taken {
  const plain = type.value === "hash:net" || type.value === "hash:ip";
  draft.sets.set(name.value, { object: { name, span }, lines: [span], terms: [], plain });
  return "read";
}

function addMember(
  name: Located<string>,
  member: Located<string>,
  more: readonly Located<string>[],
  line: Span,
  draft: Draft,
): Taken {
  const set = draft.sets.get(name.value);
  if (!set) return "unread";
  set.lines.push(line);
  const { value, span } = member;
  const range = parseNetwork(value) ?? addressRange(value);
  // A member that excludes, or is forgotten after a while, or has a port to it.
  const limited = !set.plain || more.some((word) => word.value === "nomatch" || word.value === "timeout");
  if (range && !limited) set.terms.push({ kind: "range", range, span });
  else if (limited) set.terms.push({ kind: "unknown", text: `member ${value} of set ${name.value}`, span });
  else set.terms.push(addressTerm(value, span));
  return "read";
}

/** The sets as groups of addresses. */
export function addressesOf(draft: Draft): AddressObject[] {
  return [...draft.sets.values()].map(({ object, terms }) => ({ ...object, group: true, terms }));
}
