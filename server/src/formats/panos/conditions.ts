import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import { passOver, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";

const lists: readonly (readonly [key: string, title: string])[] = [
  ["source-user", "the user"],
  ["category", "the URL category"],
  ["source-hip", "the state of the host"],
  ["destination-hip", "the state of the target"],
  ["hip-profiles", "the state of the host"],
  ["source-device", "the device"],
  ["destination-device", "the device"],
  ["source-imsi", "the subscriber"],
  ["source-imei", "the equipment"],
  ["source-nw-slice", "the network slice"],
];

/** Parts of a rule that nobody can judge from the file: people, categories, the state of hosts, other firewalls. */
export function conditionsOf(scope: Scope, rule: PathNode): Located<string>[] {
  const conditions: Located<string>[] = [];
  for (const [key, title] of lists)
    for (const word of wordsOf(rule, key)) {
      if (word.value === "any") continue;
      if (key === "category") scope.refer(["class"], word, true);
      conditions.push({ value: `${title} ${word.value}`, span: word.span });
    }
  // Rules of a Panorama may be meant for some of its firewalls only.
  const target = rule.get("target");
  const devices = target?.find("devices");
  for (const device of devices?.read().children ?? []) {
    device.read();
    for (const each of device.all) each.ignore();
    conditions.push({ value: `the firewall ${device.word}`, span: device.span });
  }
  passOver(target, ["negate", "tags"]);
  return conditions;
}
