import type { Located } from "../../text/span.ts";
import type { Scope } from "./scope.ts";
import type { Settings } from "./settings.ts";

/** Parts of a policy that nobody can judge from the file: people, devices, applications, reputations. */
export function conditionsOf(scope: Scope, settings: Settings): Located<string>[] {
  const conditions: Located<string>[] = [];
  for (const [key, title] of lists)
    for (const word of settings.words(key)) {
      conditions.push({ value: `${title} ${word.value}`, span: word.span });
      if (key === "groups")
        scope.refer(["server-group"], word, word.value === "SSO_Guest_Users" || word.value === "guest");
      if (key === "users") scope.refer(["account"], word, word.value === "guest");
    }
  for (const [key, quiet] of values) {
    const word = settings.word(key);
    if (word && !quiet.includes(word.value)) conditions.push({ value: `${key} ${word.value}`, span: word.span });
  }
  return conditions;
}

const lists: readonly (readonly [key: string, title: string])[] = [
  ["groups", "members of"],
  ["users", "the user"],
  ["fsso-groups", "members of"],
  ["devices", "the device"],
  ["src-vendor-mac", "hardware of"],
  ["application", "the application"],
  ["app-category", "the application category"],
  ["app-group", "the application group"],
  ["url-category", "the web category"],
  ["ztna-ems-tag", "the tag"],
  ["ztna-geo-tag", "the tag"],
  ["ztna-ems-tag-secondary", "the tag"],
];

/** Each with the values that limit nothing. */
const values: readonly (readonly [key: string, quiet: readonly string[]])[] = [
  ["reputation-minimum", ["0"]],
  ["reputation-minimum6", ["0"]],
  ["tos-mask", ["0x00"]],
  ["vlan-filter", [""]],
  ["rsso", ["disable"]],
  ["fsso", ["disable"]],
  ["identity-based-route", [""]],
  ["ztna-status", ["disable"]],
  ["ztna-device-ownership", ["disable"]],
];
