import { block, type Outcome, type Reader } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import { type Located, located } from "../../../text/span.ts";
import { ignored, ignoredBlock } from "../ignored.ts";
import { parseNatural } from "../numbers.ts";
import type { Draft, InterfaceDraft, InterfaceItem } from "./draft.ts";
import { ignoredSwitchport } from "./ignored.ts";

/** ` switchport {mode … | access vlan N | protected | private-vlan … | …}` */
export function readSwitchport(words: Words, { own }: InterfaceItem): Outcome {
  const span = words.statement;
  const word = words.take();
  own.switched = true;
  switch (word) {
    case "mode":
      if (words.accept("private-vlan")) {
        own.isolation = { value: "private-vlan", span };
        own.accessMode = span;
      } else if (words.accept("access")) own.accessMode = span;
      else delete own.accessMode;
      words.rest();
      return undefined;
    case "access":
      return words.accept("vlan") ? readVlanNumber(words, own) : "unknown";
    case "protected":
      own.isolation ??= { value: "protected", span };
      return undefined;
    case "private-vlan":
      words.rest();
      own.isolation = { value: "private-vlan", span };
      return undefined;
    case "":
      return undefined;
    default:
      return ignoredSwitchport.has(word) ? "ignored" : "unknown";
  }
}

/** ` encapsulation dot1q 20 [native]` */
export function readEncapsulation(words: Words, { own }: InterfaceItem): Outcome {
  if (!words.is("dot1q") && !words.is("dot1Q")) return "ignored";
  words.skip();
  return readVlanNumber(words, own);
}

function readVlanNumber(words: Words, own: InterfaceDraft): Outcome {
  const span = words.span();
  const value = parseNatural(words.peek(), 4094);
  if (value === undefined) return "ignored";
  words.rest();
  own.vlan = located(value, span);
  return undefined;
}

/** ` spanning-tree {portfast [edge] | port type edge} …`: what is plugged in there is no switch */
export function readSpanningTreeOfPort(words: Words, { own }: InterfaceItem): Outcome {
  if (!words.is("portfast") && !(words.is("port") && words.is("edge", 2))) return "ignored";
  if (words.is("disable", 1) || words.is("network", 1)) return "ignored";
  words.rest();
  own.edge = words.statement;
  return undefined;
}

/** `spanning-tree portfast [edge] default`, `spanning-tree port type edge default` */
export function readSpanningTree(words: Words, draft: Draft): Outcome {
  const isDefault = words.is("default", words.left - 1);
  if (!isDefault || !(words.is("portfast") || (words.is("port") && words.is("edge", 2)))) return ignoredBlock;
  words.rest();
  draft.edgeByDefault = words.statement;
  return undefined;
}

/** `vlan N[,N]`, with ` private-vlan {primary | isolated | community | association …}` below */
export function readVlan(words: Words, draft: Draft): Outcome {
  const number = words.peek();
  if (parseNatural(number.split(/[,-]/, 1)[0] ?? "", 4094) === undefined) return ignoredBlock;
  words.rest();
  const item = { draft, numbers: numbersOf(number) };
  return block(vlanStatements, item, { strangers: "unread", claims: (inner) => inner.is("private-vlan") });
}

interface VlanItem {
  readonly draft: Draft;
  readonly numbers: readonly number[];
}

const vlanStatements: ReadonlyMap<string, Reader<VlanItem>> = new Map<string, Reader<VlanItem>>([
  ...ignored(
    "backupcrf bridge fabric-control media mode mtu name no parent remote-span ring said shutdown state ste stp tb-vlan1 tb-vlan2 vn-segment xconnect",
  ),
  [
    "private-vlan",
    (words, { draft, numbers }) => {
      const kind: Located<string> = words.takeLocated();
      words.rest();
      if (kind.value === "isolated" || kind.value === "community")
        for (const number of numbers) draft.privateVlans.set(number, words.statement);
      return undefined;
    },
  ],
]);

/** `10,20-29` */
function numbersOf(text: string): number[] {
  return text.split(",").flatMap((part) => {
    const [low, high] = part.split("-").map((each) => parseNatural(each, 4094));
    if (low === undefined) return [];
    return Array.from({ length: Math.max(1, (high ?? low) - low + 1) }, (_, at) => low + at);
  });
}
