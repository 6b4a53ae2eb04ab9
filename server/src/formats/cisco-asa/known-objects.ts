import type { Reference } from "../../model/names.ts";
import type { Statement } from "../../syntax/indented.ts";
import { type DefinitionDraft, definitionKey } from "../cisco/names.ts";
import type { AddressDraft, Draft, ServiceContent, ServiceDraft } from "./draft.ts";

/** An object or group as the statement that it begins with made it. */
export interface ObjectDraft {
  /** Where the statement begins. */
  readonly start: number;
  readonly definition: DefinitionDraft;
  readonly address: AddressDraft | undefined;
  readonly service: ServiceDraft | undefined;
  /** How many of the file's references stood before it. */
  readonly from: number;
}

/** A statement that defines an object or group and does nothing else but refer to others. */
export interface KnownObject extends ObjectDraft {
  readonly statement: Statement;
  /** The definition's key among the file's. */
  readonly key: string;
  /** Its references, in the file's: from `from` up to this one. */
  readonly to: number;
  /** Where the text ends that shows that the statement goes on no further. */
  readonly until: number;
}

/** Objects of an earlier reading whose statements stand unchanged before all that has changed. */
export class KnownObjects {
  readonly #objects: readonly KnownObject[];
  readonly #references: readonly Reference[];
  readonly #head: number;
  readonly #draft: Draft;
  #next = 0;

  constructor(objects: readonly KnownObject[], references: readonly Reference[], head: number, draft: Draft) {
    this.#objects = objects;
    this.#references = references;
    this.#head = head;
    this.#draft = draft;
  }

  /** The statement that begins here, when all that it says was taken over. Asked in order. */
  takesStatement(start: number): Statement | undefined {
    let known = this.#objects[this.#next];
    while (known && known.start < start) known = this.#objects[++this.#next];
    if (!known || known.start !== start || known.until >= this.#head) return undefined;
    const { addresses, services, definitions, references, objects } = this.#draft;
    const { key, definition, address, service } = known;
    // Later statements may add to any of them, which must not be seen in the earlier reading.
    definitions.set(key, definitionAlone(definition));
    if (address) addresses.set(address.name.value, addressAlone(address));
    if (service) services.set(service.name.value, serviceAlone(service));
    for (let at = known.from; at < known.to; at++) references.push(this.#references[at] as Reference);
    objects.push(known);
    return known.statement;
  }
}

function definitionAlone({ kind, name, title, expectsUse, span }: DefinitionDraft): DefinitionDraft {
  return { kind, name, title, expectsUse, span, parts: [span] };
}

function addressAlone({ name, span, group, terms }: AddressDraft): AddressDraft {
  return { name, span, group, terms: terms.slice() };
}

function serviceAlone({ name, span, group, content }: ServiceDraft): ServiceDraft {
  return { name, span, group, content: { ...content, terms: content.terms.slice() } as ServiceContent };
}

/** Those of the objects that the next reading may take over where their text is the same; in the order of the text. */
export function knownObjectsOf({ objects, references }: Draft, statements: readonly Statement[]): KnownObject[] {
  const known: KnownObject[] = [];
  let place = 0;
  for (const object of objects) {
    if ("statement" in object) {
      known.push(object);
      continue;
    }
    while ((statements[place]?.start ?? object.start) < object.start) place++;
    const [statement, next] = [statements[place], statements[place + 1]];
    if (!next || statement?.start !== object.start || !statement.isWhole || !isItsOwn(object, statement)) continue;
    const to = referencesUpTo(statement, object.from, references);
    const itself = object.definition.name.value;
    // A translation, which is more than a definition, refers to the object it stands in.
    if (references.slice(object.from, to).some(({ name }) => name.value === itself)) continue;
    const { start, definition, address, service, from } = object;
    const key = definitionKey(definition.title, itself);
    known.push({ start, definition, address, service, from, statement, key, to, until: next.end });
  }
  return known;
}

/** Whether no other statement added to the object. */
function isItsOwn({ definition, address, service }: ObjectDraft, { end }: Statement): boolean {
  const terms: readonly { readonly span: { readonly end: number } }[] = (address ?? service?.content)?.terms ?? [];
  return definition.parts.length === 1 && terms.every((term) => term.span.end <= end);
}

function referencesUpTo({ start, end }: Statement, from: number, references: readonly Reference[]): number {
  for (let at = from; ; at++) {
    const place = references[at]?.name.span.start;
    if (place === undefined || place < start || place >= end) return at;
  }
}
