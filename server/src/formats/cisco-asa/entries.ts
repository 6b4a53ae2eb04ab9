import type { AddressTerm } from "../../model/address.ts";
import type { Action, Entry, InterfaceMatch } from "../../model/filter.ts";
import type { IcmpTerm, PortTerm } from "../../model/service.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located } from "../../text/span.ts";
import { refer } from "../cisco/names.ts";
import { matchOf, readAddress } from "./addresses.ts";
import { type Draft, otherKinds, takeZone } from "./draft.ts";
import {
  mayHavePorts,
  readIcmp,
  readPortGroup,
  readProtocol,
  readServiceGroupOfAdvanced,
  readSourcePorts,
  serviceOf,
} from "./entry-services.ts";
import { denialLog, type EntryDraft, readTail } from "./entry-tail.ts";
import { isIcmpProtocol, portNamesOf, readPorts } from "./services.ts";

const permit: Action = { kind: "permit" };
const deny: Action = { kind: "deny" };

/** `standard {permit | deny} {any | any4 | host A | A MASK}`: addresses chosen for a route, a tunnel, a redistribution. */
export function readStandardEntry(words: Words, draft: Draft): Entry | undefined {
  const action = readAction(words);
  if (!action) return undefined;
  const source = readAddress(words, draft) ?? unknownAddress(words);
  return { span: words.statement, action, source: matchOf(source) };
}

/**
 * `{permit | deny} PROTOCOL [USER] SOURCE [PORTS] DESTINATION [PORTS | ICMP-TYPE] [log …] [time-range NAME] [inactive]`
 */
export function readExtendedEntry(words: Words, draft: Draft): Entry | undefined {
  const action = readAction(words);
  if (!action || words.done) return undefined;
  const entry: EntryDraft = { span: words.statement, action };
  const protocol = readProtocol(words, draft);
  const conditions: Located<string>[] = [];
  const names = portNamesOf(protocol.number);

  readWho(words, draft, conditions);
  const inbound = readIfc(words, draft);
  if (inbound) entry.inbound = inbound;
  const source = readAddress(words, draft) ?? unknownAddress(words);
  const sourcePorts = mayHavePorts(protocol) ? readSourcePorts(words, names, draft) : undefined;
  readWho(words, draft, conditions);
  const outbound = readIfc(words, draft);
  if (outbound) entry.outbound = outbound;
  const destination = readAddress(words, draft) ?? unknownAddress(words);
  let ports: PortTerm[] | undefined;
  let icmp: IcmpTerm[] | undefined;
  if (mayHavePorts(protocol)) ports = readPorts(words, names) ?? readPortGroup(words, draft);
  else if (isIcmpProtocol(protocol.number)) icmp = readIcmp(words, protocol.number as number, draft);
  const services = readServiceGroupOfAdvanced(words, draft, protocol);

  if (!isEvery(source)) entry.source = matchOf(source);
  if (!isEvery(destination)) entry.destination = matchOf(destination);
  const service = services ?? serviceOf(protocol, sourcePorts, ports, icmp);
  if (service) entry.service = service;
  readTail(words, draft, entry, conditions);
  if (conditions.length > 0) entry.conditions = conditions;
  if (!entry.log && action.value === deny) entry.log = denialLog;
  return entry;
}

function readAction(words: Words): Located<Action> | undefined {
  const value = words.is("permit") || words.is("trust") ? permit : words.is("deny") ? deny : undefined;
  if (!value) return undefined;
  const span = words.span();
  words.skip();
  return { value, span };
}

/** `any` alone limits nothing; `any4` does. */
function isEvery(term: AddressTerm): boolean {
  return term.kind === "any" && term.family === undefined;
}

function unknownAddress(words: Words): AddressTerm {
  const { value, span } = { value: words.peek(), span: words.span() };
  words.reject();
  return { kind: "unknown", text: value === "" ? "an address that is missing" : value, span };
}

/** `user DOMAIN\NAME`, `user-group …`, `object-group-user NAME`, `security-group {name N | tag N}`: who, not where. */
function readWho(words: Words, draft: Draft, conditions: Located<string>[]): void {
  for (;;) {
    const code = words.peekCode();
    if (code !== 117 && code !== 115 && code !== 111) return;
    const { start } = words.span();
    switch (words.peek()) {
      case "user":
      case "user-group":
        words.skip(2);
        break;
      case "security-group":
        words.skip(3);
        break;
      case "object-group-user":
      case "object-group-security":
        words.skip();
        refer(draft, otherKinds, words.takeLocated());
        break;
      default:
        return;
    }
    const span = words.since(start);
    conditions.push({ value: words.text.slice(span.start, span.end), span });
  }
}

/** `ifc inside`, as Firepower limits an entry to an interface. */
function readIfc(words: Words, draft: Draft): InterfaceMatch | undefined {
  if (!words.is("ifc") || words.left < 2) return undefined;
  words.skip();
  return { names: [takeZone(words, draft)] };
}
