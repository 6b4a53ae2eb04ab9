import type { Entry } from "../../model/filter.ts";
import type { Schedule } from "../../model/network.ts";
import { readSide } from "./addresses.ts";
import { policyKeys } from "./ignored-keys.ts";
import { timesOf } from "./schedules.ts";
import type { Scope } from "./scope.ts";
import { readServices } from "./services.ts";
import type { Row } from "./tables.ts";

/** `edit ID` in `config firewall local-in-policy`: what may reach the device itself */
export function readLocalPolicy(
  scope: Scope,
  { name, span, settings }: Row,
  family: 4 | 6,
  schedules: ReadonlyMap<string, Schedule>,
): Entry[] {
  scope.define("other", name, "local-in policy", span, false);
  const action = settings.word("action", "filters");
  const permits = action?.value === "accept";
  const inbound = settings.words("intf").map((word) => scope.named(word, "system zone"));
  for (const each of inbound) scope.refer(["interface", "zone"], each, each.value === "any");
  const sides = family === 6 ? { 4: "-", 6: "addr" } : { 4: "addr", 6: "-" };
  const side = (end: "src" | "dst") => ({ 4: end + sides[4], 6: end + sides[6] });
  const source = readSide(scope, settings, side("src"), name.span);
  const destination = readSide(scope, settings, side("dst"), name.span);
  const service = readServices(scope, settings, name.span);
  const times = timesOf(scope, settings, schedules);
  const remark = settings.word("comments");
  settings.finish(policyKeys, "filters");
  const anywhere = inbound.length === 0 || inbound.some((each) => each.value === "any");
  return [
    {
      span,
      label: name,
      action: { value: { kind: permits ? "permit" : "deny" }, span: action?.span ?? name.span },
      source,
      destination,
      service,
      ...(anywhere ? {} : { inbound: { names: inbound } }),
      ...times,
      ...(remark ? { remark } : {}),
    },
  ];
}
