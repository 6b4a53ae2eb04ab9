import type { Action, EntryLog } from "../../model/filter.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import type { Device } from "./device.ts";
import type { FilterNames } from "./filters.ts";
import { ignoreKeys } from "./settings.ts";
import { quietActions } from "./term-words.ts";

export function callOf(device: Device, word: PathNode, family: string, names: FilterNames): Located<Action> {
  const filter = { value: names(family, word.word) ?? word.word, span: word.span };
  device.refer(["filter"], filter);
  return { value: { kind: "call", filter }, span: word.span };
}

/** `then { count c; log; accept; }`; what says neither accepts. */
export function actionOf(device: Device, then: PathNode | undefined, node: PathNode): Located<Action> {
  for (const key of ["policer", "three-color-policer", "hierarchical-policer"])
    for (const policer of then?.values(key) ?? []) {
      for (const each of policer.all) device.refer(["class"], each.read().located);
      if (policer.all.length === 0) device.refer(["class"], policer.located);
    }
  const next = then?.get("next");
  for (const each of next?.children ?? []) each.read();
  const discard = then?.get("discard");
  const reject = then?.get("reject");
  for (const each of [...(reject?.all ?? []), ...(discard?.all ?? [])]) each.ignore();
  const accept = then?.get("accept");
  if (then) ignoreKeys(then, quietActions);
  if (discard) return { value: { kind: "deny" }, span: discard.span };
  if (reject) return { value: { kind: "deny", reject: true }, span: reject.span };
  if (accept) return { value: { kind: "permit" }, span: accept.span };
  if (next) return { value: { kind: "continue" }, span: next.span };
  return { value: { kind: "permit" }, span: then?.span ?? node.span };
}

export function logOf(then: PathNode | undefined): EntryLog {
  const remote = then?.get("syslog");
  const own = then?.get("log");
  const stated = remote ?? own;
  return stated
    ? { on: true, level: 6, span: stated.span }
    : { on: false, implied: "a term logs only where it says so" };
}
