import { defaultApplications } from "../../../facts/junos-applications.ts";
import type { NewEntry, NewService } from "../../../model/change.ts";
import type { Entry } from "../../../model/filter.ts";
import { formatIp, formatRange, type IpRange, parseNetwork, prefixOf } from "../../../net/ip.ts";
import { protocolName } from "../../../net/packet.ts";
import { isEvery } from "../../../net/packet-set.ts";
import type { PathNode } from "../../../syntax/path-tree.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { addTo, type Page, type Piece } from "./page.ts";

/** New policies, and the addresses and applications that they name and that are not there yet. */
export interface NewPolicies {
  readonly pieces: readonly Piece[];
  readonly edits: readonly TextEdit[];
}

/** Policies of one pair of zones; undefined where they would have to say more than addresses and ports. */
export function policyPieces(
  page: Page,
  entries: readonly NewEntry[],
  taken: ReadonlySet<string>,
): NewPolicies | undefined {
  if (entries.some(({ like }) => like && !isPlain(like))) return undefined;
  if (entries.some(({ services }) => services?.some(({ protocol }) => !isNamed(protocol)))) return undefined;
  const { root } = page.syntax.tree;
  const addresses = new Needed(root.find("security")?.find("address-book")?.find("global"), addressPiece);
  const applications = new Needed(root.find("applications"), applicationPiece);
  const names = new Set(taken);
  const pieces = entries.map((entry): Piece => {
    const name = freeName(entry, names);
    names.add(name);
    const match = [
      list(
        "source-address",
        entry.sources.map((range) => addressWord(range, addresses)),
      ),
      list(
        "destination-address",
        entry.destinations.map((range) => addressWord(range, addresses)),
      ),
      list(
        "application",
        (entry.services ?? []).flatMap((service) => applicationWords(service, applications)),
      ),
    ];
    const moment = entry.action === "permit" ? "session-close" : "session-init";
    const log: Piece[] = entry.log ? [{ words: "log", below: [{ words: moment }] }] : [];
    return {
      words: `policy ${name}`,
      below: [
        { words: "match", below: match },
        { words: "then", below: [{ words: entry.action }, ...log] },
      ],
      ...(entry.remark ? { comment: entry.remark } : {}),
    };
  });
  const more = [addresses.written(page), applications.written(page)];
  if (more.some((edits) => edits === undefined)) return undefined;
  return { pieces, edits: more.flatMap((edits) => edits ?? []) };
}

/** Its zones are where it stands; what else it asks would have to be said again. */
function isPlain({ conditions, schedule, states, fragments, disabled }: Entry): boolean {
  return !conditions && !schedule && !states && !fragments && !disabled;
}

/** Things that new policies name: those that are there, and those to be written. */
class Needed {
  readonly #place: PathNode | undefined;
  readonly #pieceOf: (name: string) => Piece;
  readonly #fresh = new Set<string>();

  constructor(place: PathNode | undefined, pieceOf: (name: string) => Piece) {
    this.#place = place;
    this.#pieceOf = pieceOf;
  }

  /** The name, which will be there. */
  take(name: string, kind: string): string {
    if (!this.#place?.find(kind)?.find(name)) this.#fresh.add(name);
    return name;
  }

  written(page: Page): readonly TextEdit[] | undefined {
    if (this.#fresh.size === 0) return [];
    return this.#place && addTo(page, this.#place, [...this.#fresh].map(this.#pieceOf));
  }
}

/** A network is named as it is written. */
function addressWord(range: IpRange, needed: Needed): string {
  if (isEvery(range)) return range.family === 4 ? "any-ipv4" : "any-ipv6";
  const length = prefixOf(range);
  return needed.take(length === undefined ? formatRange(range) : `${formatIp(range.lo)}/${length}`, "address");
}

function addressPiece(name: string): Piece {
  if (parseNetwork(name)) return { words: `address ${name} ${name}` };
  const [first = "", last = ""] = name.split("-");
  return { words: `address ${name}`, below: [{ words: `range-address ${first}`, below: [{ words: `to ${last}` }] }] };
}

/** `junos-https`, or `tcp-8443` to be written */
function applicationWords({ protocol, ports }: NewService, needed: Needed): string[] {
  const words: string[] = [];
  const pairs = ports ?? [0, 65_535];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const [lo = 0, hi = 0] = pairs.slice(at, at + 2);
    const known = ports ? builtIn(protocol, lo, hi) : undefined;
    const range = ports ? `-${lo === hi ? lo : `${lo}-${hi}`}` : "";
    words.push(known ?? needed.take(`${protocolName(protocol)}${range}`, "application"));
  }
  return words;
}

/** Applications are called by their protocol's name, which holds no blank. */
function isNamed(protocol: number): boolean {
  return !protocolName(protocol).includes(" ");
}

function builtIn(protocol: number, lo: number, hi: number): string | undefined {
  for (const [name, [part, ...others]] of defaultApplications)
    if (part && others.length === 0 && part.protocol === protocol && part.ports?.[0] === lo && part.ports[1] === hi)
      return name;
  return undefined;
}

function applicationPiece(name: string): Piece {
  const dash = name.indexOf("-");
  const protocol = { words: `protocol ${dash < 0 ? name : name.slice(0, dash)}` };
  const ports = dash < 0 ? [] : [{ words: `destination-port ${name.slice(dash + 1)}` }];
  return { words: `application ${name}`, below: [protocol, ...ports] };
}

function list(key: string, words: readonly string[]): Piece {
  const [first = "any"] = words;
  return { words: words.length > 1 ? `${key} [ ${words.join(" ")} ]` : `${key} ${first}` };
}

function freeName({ action }: NewEntry, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${action}-${number}`)) number++;
  return `${action}-${number}`;
}
