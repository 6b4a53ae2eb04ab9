import type { Change } from "../../model/change.ts";
import type { Reading, TextElsewhere } from "../format.ts";
import { accountSettings } from "./account-settings.ts";
import { spellPrincipal } from "./principals.ts";

/** A security template that sets what the change wants, for the policy editor to import; undefined for other changes. */
export function templateText(reading: Reading, change: Change): TextElsewhere | undefined {
  const lines =
    change.kind === "set"
      ? accountRule(change)
      : change.kind === "add-right-holders"
        ? right(reading, change)
        : undefined;
  if (!lines) return undefined;
  const text = ["[Unicode]", "Unicode=yes", ...lines, "[Version]", 'signature="$CHICAGO$"', "Revision=1"].join("\n");
  return { form: "security template", languageId: "gpttmpl", text };
}

function accountRule({ setting, value }: Change & { kind: "set" }): string[] | undefined {
  const place = accountSettings[setting];
  const written = place?.spell(value);
  return place && written !== undefined ? ["[System Access]", `${place.key} = ${written}`] : undefined;
}

/** A list of holders takes the place of the one before, so that those who have the right stand in it too. */
function right(
  { configurations }: Reading,
  { right: name, holders }: Change & { kind: "add-right-holders" },
): string[] | undefined {
  const present = configurations
    .flatMap(({ policy }) => policy?.rights ?? [])
    .filter((each) => each.right.value === name)
    .flatMap((each) => each.holders.map(({ sid, text }) => sid ?? text));
  const all = [...new Set([...present, ...holders])].map(spellPrincipal);
  return all.includes(undefined) ? undefined : ["[Privilege Rights]", `${name} = ${all.join(",")}`];
}
