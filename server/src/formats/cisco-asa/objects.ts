import type { ServiceTerm } from "../../model/service.ts";
import { parseIp4, parseIp6, rangeOf } from "../../net/ip.ts";
import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { cover, type Located } from "../../text/span.ts";
import { define } from "../cisco/names.ts";
import { readNetwork, readPlainAddress } from "./addresses.ts";
import type { AddressDraft, Draft, ServiceContent, ServiceDraft } from "./draft.ts";
import { readObjectNat } from "./nat.ts";
import { readService } from "./service-terms.ts";

/** `object {network | service | network-service} NAME` */
export function readObject(words: Words, draft: Draft): Outcome {
  const kind = words.take();
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  switch (kind) {
    case "network":
      return block(
        networkObject,
        { draft, name, object: addressDraft(draft, name, words, false, "network object") },
        {
          strangers: "unread",
          claims: (line) => line.is("nat") && (line.is("static", 2) || line.is("dynamic", 2)),
        },
      );
    case "service": {
      const { terms } = serviceContent(draft, words, name, "service object", { kind: "services", terms: [] });
      return block(serviceObject, terms, { strangers: "unread" });
    }
    case "network-service":
      return readNetworkService(words, draft, name, false);
    default:
      return "unknown";
  }
}

/** `object-group network-service NAME` and `object network-service NAME [dynamic]`: sites by domain or network */
export function readNetworkService(words: Words, draft: Draft, name: Located<string>, group: boolean): Outcome {
  words.accept("dynamic");
  const title = group ? "network-service object group" : "network-service object";
  const object = addressDraft(draft, name, words, group, title);
  return block(networkService, { draft, name, object }, { strangers: "unread" });
}

/** The address object of that name, made if it is new. */
export function addressDraft(
  draft: Draft,
  name: Located<string>,
  words: Words,
  group: boolean,
  title: string,
): AddressDraft {
  const definition = define(draft, "address", name, words, title, true);
  const known = draft.addresses.get(name.value);
  if (known) return known;
  const address: AddressDraft = { name, span: words.statement, group, terms: [] };
  draft.addresses.set(name.value, address);
  draft.objects.push({
    start: words.statement.start,
    definition,
    address,
    service: undefined,
    from: draft.references.length,
  });
  return address;
}

/** What the service object of that name holds, made if it is new or was of another kind. */
export function serviceContent<Content extends ServiceContent>(
  draft: Draft,
  words: Words,
  name: Located<string>,
  title: string,
  fresh: Content,
): Content {
  const definition = define(draft, "service", name, words, title, true);
  const known = draft.services.get(name.value);
  if (known && known.content.kind === fresh.kind) return known.content as Content;
  const service: ServiceDraft = { name, span: words.statement, group: title !== "service object", content: fresh };
  draft.services.set(name.value, service);
  if (!known)
    draft.objects.push({
      start: words.statement.start,
      definition,
      address: undefined,
      service,
      from: draft.references.length,
    });
  return fresh;
}

interface AddressItem {
  readonly draft: Draft;
  /** The name as this statement writes it. */
  readonly name: Located<string>;
  readonly object: AddressDraft;
}

export const readDescription: Reader<unknown> = (words) => {
  words.rest();
  return undefined;
};

const networkObject: ReadonlyMap<string, Reader<AddressItem>> = new Map<string, Reader<AddressItem>>([
  ["description", readDescription],
  ["host", readHostObject],
  ["subnet", readSubnet],
  ["range", readRange],
  ["fqdn", readFqdn],
  ["nat", (words, { draft, name, object }) => readObjectNat(words, draft, name, object)],
]);

/** ` host A` */
function readHostObject(words: Words, { draft, object }: AddressItem): Outcome {
  const address = readPlainAddress(words, draft);
  if (!address) return "unknown";
  object.terms.push({ kind: "range", range: rangeOf(address.value), span: address.span });
  return undefined;
}

/** ` subnet A MASK`, ` subnet A6/LENGTH` */
function readSubnet(words: Words, { draft, object }: AddressItem): Outcome {
  const term = readNetwork(words, draft);
  if (!term) return "unknown";
  object.terms.push(term);
  return undefined;
}

/** ` range FIRST LAST` */
function readRange(words: Words, { object }: AddressItem): Outcome {
  const lo = parseIp4(words.peek()) ?? parseIp6(words.peek());
  const hi = parseIp4(words.peek(1)) ?? parseIp6(words.peek(1));
  if (lo === undefined || hi === undefined || lo > hi) return "unknown";
  const span = cover(words.span(), words.span(1));
  if (typeof lo === "number" && typeof hi === "number")
    object.terms.push({ kind: "range", range: { family: 4, lo, hi }, span });
  else if (typeof lo === "bigint" && typeof hi === "bigint")
    object.terms.push({ kind: "range", range: { family: 6, lo, hi }, span });
  else return "unknown";
  words.skip(2);
  return undefined;
}

/** ` fqdn [v4 | v6] NAME` */
function readFqdn(words: Words, { object }: AddressItem): Outcome {
  if ((words.is("v4") || words.is("v6")) && words.left > 1) words.skip();
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  object.terms.push({ kind: "fqdn", name: name.value, span: name.span });
  return undefined;
}

const networkService: ReadonlyMap<string, Reader<AddressItem>> = new Map<string, Reader<AddressItem>>([
  ["description", readDescription],
  ["app-id", readDescription],
  [
    "domain",
    (words, item) => {
      const outcome = readFqdn(words, item);
      if (outcome === undefined) words.rest();
      return outcome;
    },
  ],
  [
    "subnet",
    (words, item) => {
      const outcome = readSubnet(words, item);
      if (outcome === undefined) words.rest();
      return outcome;
    },
  ],
]);

const serviceObject: ReadonlyMap<string, Reader<ServiceTerm[]>> = new Map<string, Reader<ServiceTerm[]>>([
  ["description", readDescription],
  [
    "service",
    (words, terms) => {
      const term = readService(words);
      if (!term) return "unknown";
      terms.push(term);
      return undefined;
    },
  ],
]);
