import { PathNode } from "../../syntax/path-tree.ts";
import { fits } from "./patterns.ts";

/** As many interfaces may get what ranges say; more are no device. */
const mostMembers = 4096;

/**
 * Copies into the tree what `interfaces interface-range NAME { member …; member-range A to B; … }` says of its members.
 * What an interface states itself stays first.
 */
export function inheritRanges(interfaces: PathNode | undefined): void {
  if (!interfaces || interfaces.inactive) return;
  let left = mostMembers;
  for (const range of interfaces.find(rangeWord)?.children ?? []) {
    for (const word of [...membersOf(range, interfaces)]) {
      if (left-- <= 0) return;
      const { value, member } = word;
      inherit(
        interfaces.find(value) ?? interfaces.add(new PathNode(interfaces, value, member.span, member.extent)),
        range,
      );
    }
  }
}

export const rangeWord = "interface-range";

interface Member {
  readonly value: string;
  /** The word that names it. */
  readonly member: PathNode;
}

function* membersOf(range: PathNode, interfaces: PathNode): Generator<Member> {
  for (const member of range.find("member")?.children ?? []) {
    if (!isPattern(member.word)) yield { value: member.word, member };
    else if (member.word.includes("*") || member.word.includes("?")) {
      // Which ports a device has no configuration tells, so only those that are configured count.
      for (const { word } of interfaces.all)
        if (word !== rangeWord && fits(member.word, word)) yield { value: word, member };
    } else for (const value of numbered(member.word)) yield { value, member };
  }
  for (const from of range.find("member-range")?.children ?? [])
    for (const to of from.find("to")?.children ?? [])
      for (const value of between(from.word, to.word)) yield { value, member: from };
}

function isPattern(word: string): boolean {
  return /[[*?]/.test(word);
}

/** `ge-0/0/[0-3,7]` is five ports; what cannot be parted is one. */
function numbered(word: string): string[] {
  const found = /^([^[\]]*)\[([0-9,\- ]{1,60})\]([^[\]]*)$/.exec(word);
  if (!found) return [word];
  const [, before = "", list = "", after = ""] = found;
  return list.split(",").flatMap((part) => {
    const [first = "", last = first] = part.trim().split("-");
    return counted(Number(first), Number(last)).map((each) => `${before}${each}${after}`);
  });
}

/** `ge-0/0/1 to ge-0/0/7`; how many ports a card has no configuration tells, so from card to card only both ends count. */
function between(from: string, to: string): string[] {
  const [head, first] = parted(from);
  const [otherHead, last] = parted(to);
  if (head !== otherHead || first === undefined || last === undefined) return [from, to];
  return counted(first, last).map((each) => `${head}${each}`);
}

function parted(word: string): [string, number | undefined] {
  const found = /^(.*?)([0-9]{1,5})$/.exec(word);
  return [found?.[1] ?? word, found ? Number(found[2]) : undefined];
}

function counted(first: number, last: number): number[] {
  if (last < first || last - first >= mostMembers) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** What a member states itself and what it gets from its range, word by word. */
function inherit(member: PathNode, range: PathNode): void {
  const rest: [PathNode, PathNode][] = [[member, range]];
  for (let pair = rest.pop(); pair; pair = rest.pop()) {
    const [target, source] = pair;
    source.inheritedBy(target);
    for (const child of source.children) {
      if (source === range && (child.word === "member" || child.word === "member-range")) continue;
      const known = target.find(child.word);
      if (known) child.read();
      rest.push([known ?? target.add(new PathNode(target, child.word, child.span, child.extent, child)), child]);
    }
  }
}
