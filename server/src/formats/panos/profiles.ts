import { defaultProfiles } from "../../facts/panos-names.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import { passOver, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";

/** Kinds of content inspection, as rules name them. */
const kinds = [
  "virus",
  "spyware",
  "vulnerability",
  "url-filtering",
  "file-blocking",
  "wildfire-analysis",
  "data-filtering",
  "dns-security",
  "gtp",
  "sctp",
  "ai-security",
];

/** `profile-setting group G`, or `profile-setting profiles virus P` and so on */
export function inspectionOf(scope: Scope, rule: PathNode): Located<string>[] {
  const groups = wordsOf(rule, "profile-setting", "group");
  for (const group of groups) scope.refer(["other"], group, defaultProfiles.has(group.value));
  const profiles = kinds.flatMap((kind) => wordsOf(rule, "profile-setting", "profiles", kind));
  for (const profile of profiles) scope.refer(["other"], profile, true);
  rule.find("profile-setting")?.read();
  return [...groups, ...profiles].filter((each) => each.value.toLowerCase() !== "none");
}

/** `profile-group` with what it gathers, and `profiles`, of which only the names count here */
export function defineProfiles(scope: Scope): void {
  for (const group of scope.table("profile-group")) {
    scope.define("other", group, "profile group", group.word !== "default");
    for (const kind of kinds) for (const profile of wordsOf(group, kind)) scope.refer(["other"], profile, true);
    passOver(group, ["disable-override"]);
  }
  for (const kind of kinds)
    for (const profile of scope.table("profiles", kind)) {
      scope.define("other", profile, `${kind} profile`, false);
      for (const each of profile.all) each.ignore();
    }
  for (const category of scope.table("profiles", "custom-url-category")) {
    scope.define("class", category, "URL category", false);
    for (const each of category.all) each.ignore();
  }
}
