import type { AddressObject, AddressTerm } from "../../model/address.ts";
import { parseIp, parseIp4, parseNetwork } from "../../net/ip.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Device } from "./device.ts";
import { ignoreKeys, Settings } from "./settings.ts";

/** An address book, and the zones whose policies look into it; without zones, all of them. */
interface Book {
  readonly name: string;
  readonly node: PathNode;
  readonly zones?: readonly string[];
}

/** Names of addresses as policies between zones mean them: each zone may have a book of its own. */
export class AddressBooks {
  readonly objects: AddressObject[] = [];
  readonly #device: Device;
  readonly #books: readonly Book[];
  readonly #byZone = new Map<string, Book[]>();
  /** The first book that holds a name, by the name. */
  readonly #first = new Map<string, Book>();
  /** Names that several books hold. */
  readonly #shared = new Set<string>();

  constructor(device: Device) {
    this.#device = device;
    this.#books = [...globalBooks(device), ...zoneBooks(device)];
    for (const book of this.#books) {
      for (const zone of book.zones ?? []) this.#byZone.set(zone, [...(this.#byZone.get(zone) ?? []), book]);
      // One book alone knows its names without a list of them all.
      for (const { word } of this.#books.length > 1 ? namesIn(book.node) : []) {
        const first = this.#first.get(word);
        if (!first) this.#first.set(word, book);
        else if (first !== book) this.#shared.add(word);
      }
    }
    for (const book of this.#books) this.#readBook(book);
  }

  /** What a policy's address word means on the side of these zones; no zones: the global book alone. */
  term(word: PathNode, zones: readonly string[]): AddressTerm {
    const { span } = word;
    switch (word.word) {
      case "any":
        return { kind: "any", span };
      case "any-ipv4":
        return { kind: "any", family: 4, span };
      case "any-ipv6":
        return { kind: "any", family: 6, span };
    }
    const range = parseNetwork(word.word);
    const first = this.#firstWith(word.word);
    if (range && !first) return { kind: "range", range, span };
    const book =
      zones.flatMap((zone) => this.#byZone.get(zone) ?? []).find((each) => holds(each, word.word)) ??
      this.#everywhere(word.word) ??
      (zones.length === 0 ? first : undefined);
    const name = { value: book ? this.#nameIn(book, word.word) : word.word, span };
    this.#device.refer(["address"], name);
    return { kind: "name", name, span };
  }

  #firstWith(name: string): Book | undefined {
    const [only, ...others] = this.#books;
    if (others.length > 0) return this.#first.get(name);
    return only && holds(only, name) ? only : undefined;
  }

  /** The book of no zone that holds a name. */
  #everywhere(name: string): Book | undefined {
    return this.#books.find((each) => !each.zones && holds(each, name));
  }

  /** The name alone where only one book has it, and else with the book's. */
  #nameIn(book: Book, name: string): string {
    return this.#shared.has(name) ? `${name} (${book.name})` : name;
  }

  #named(book: Book, node: PathNode): Located<string> {
    return { value: this.#nameIn(book, node.word), span: node.span };
  }

  #readBook(book: Book): void {
    for (const node of book.node.values("address")) {
      const name = this.#named(book, node);
      this.#device.define("address", name, node, "address", true);
      this.objects.push({ name, span: node.extent, group: false, terms: readAddress(node) });
    }
    for (const node of book.node.values("address-set")) {
      const name = this.#named(book, node);
      this.#device.define("address", name, node, "address set", true);
      const settings = new Settings(node, setKeys);
      const members = [...settings.values("address"), ...settings.values("address-set")];
      ignoreKeys(node, descriptions);
      const terms = members.map((member): AddressTerm => {
        // A book of a zone knows the names of its own; the global one is its own too.
        const holder = holds(book, member.word) ? book : this.#everywhere(member.word);
        const located = { value: holder ? this.#nameIn(holder, member.word) : member.word, span: member.span };
        this.#device.refer(["address"], located);
        return { kind: "name", name: located, span: member.span };
      });
      this.objects.push({ name, span: node.extent, group: true, terms });
    }
    ignoreKeys(book.node, descriptions);
  }
}

const setKeys: ReadonlySet<string> = new Set(["address", "address-set"]);
const descriptions: ReadonlySet<string> = new Set(["description"]);

/** `security address-book NAME`, with `attach zone` unless it is the global one */
function globalBooks({ root }: Device): Book[] {
  return (root.at("security")?.values("address-book") ?? []).map((node) => {
    const attached = node.get("attach");
    const zones = attached?.values("zone").map((zone) => zone.word) ?? [];
    return node.word === "global" ? { name: "global", node } : { name: node.word, node, zones };
  });
}

/** `security zones security-zone ZONE address-book` */
function zoneBooks({ root }: Device): Book[] {
  return (root.at("security", "zones")?.values("security-zone") ?? []).flatMap((zone) => {
    const node = zone.get("address-book");
    return node ? [{ name: zone.word, node, zones: [zone.word] }] : [];
  });
}

const kinds = ["address", "address-set"] as const;

function namesIn(book: PathNode): PathNode[] {
  return kinds.flatMap((key) => book.find(key)?.children ?? []);
}

function holds({ node }: Book, name: string): boolean {
  return kinds.some((key) => node.find(key)?.has(name) === true);
}

/** `address NAME 10.0.0.0/8`, `… dns-name HOST`, `… range-address A to B`, `… wildcard-address A/W` */
function readAddress(node: PathNode): AddressTerm[] {
  ignoreKeys(node, descriptions);
  const terms = node.children.flatMap((child): AddressTerm[] => {
    if (child.taken === "ignored") return [];
    switch (child.word) {
      case "ip-prefix":
        return child.children.map((each) => networkTerm(each.read()));
      case "dns-name":
        return child.read().children.map((each) => {
          ignoreKeys(each, new Set(["ipv4-only", "ipv6-only"]));
          const { word, span } = each.read();
          return { kind: "fqdn", name: word, span };
        });
      case "range-address":
        return child.read().children.flatMap((from) => rangeTerm(from.read()));
      case "wildcard-address":
        return child.read().children.map((each) => wildcardTerm(each.read()));
      default:
        return [networkTerm(child.read())];
    }
  });
  return terms.length > 0 ? terms : [{ kind: "unknown", text: `the address ${node.word}`, span: node.span }];
}

function networkTerm({ word, span }: PathNode): AddressTerm {
  const range = parseNetwork(word);
  return range ? { kind: "range", range, span } : { kind: "unknown", text: `the address ${word}`, span };
}

/** `range-address 10.0.0.1 to 10.0.0.9`, and as exports shorten it `10.0.0.1-10.0.0.9` */
function rangeTerm(from: PathNode): AddressTerm[] {
  const lo = parseIp(from.word);
  const to = from.at("to")?.children[0]?.read();
  const hi = parseIp(to?.word ?? "");
  const span: Span = { start: from.span.start, end: Math.max(from.span.end, to?.span.end ?? 0) };
  if (typeof lo === "number" && typeof hi === "number" && lo <= hi)
    return [{ kind: "range", range: { family: 4, lo, hi }, span }];
  if (typeof lo === "bigint" && typeof hi === "bigint" && lo <= hi)
    return [{ kind: "range", range: { family: 6, lo, hi }, span }];
  return [{ kind: "unknown", text: `the addresses from ${from.word}`, span }];
}

/** `10.0.11.0/255.0.255.0`: bits that are 1 must be equal. */
function wildcardTerm({ word, span }: PathNode): AddressTerm {
  const [first = "", second = ""] = word.split("/");
  const address = parseIp4(first);
  const mask = parseIp4(second);
  if (address === undefined || mask === undefined) return { kind: "unknown", text: `the addresses ${word}`, span };
  return { kind: "wildcard", address, wildcard: ~mask >>> 0, span };
}
