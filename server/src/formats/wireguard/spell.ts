import type { Change } from "../../model/change.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Reading } from "../format.ts";
import { allowedIpsName } from "./filters.ts";
import type { WireGuardSyntax } from "./read.ts";
import { spellWithoutCommand } from "./spell-commands.ts";
import { spellForwarding } from "./spell-forwarding.ts";
import { spellNetworks } from "./spell-networks.ts";
import { spellWithoutStatement } from "./spell-statements.ts";

/** The edits that make a change in a WireGuard file. */
export function spellChange(
  text: string,
  { syntax }: Reading<WireGuardSyntax>,
  change: Change,
): readonly TextEdit[] | undefined {
  switch (change.kind) {
    case "remove-entry":
      return change.filter.name.value === allowedIpsName
        ? spellNetworks(text, syntax, change.entry, [])
        : spellWithoutCommand(text, syntax, change.entry.span);
    case "replace-entry":
      return change.filter.name.value === allowedIpsName
        ? spellNetworks(text, syntax, change.entry, change.entries)
        : spellForwarding(text, syntax, change.entry.span, change.entries);
    case "remove-statement":
      return spellWithoutStatement(text, syntax, change.span);
    case "log-entry":
    case "disable-entry":
    case "insert-entries":
    case "set":
    case "set-value":
    case "remove-member":
    case "add-right-holders":
    case "modify-directory":
      return undefined;
  }
}
