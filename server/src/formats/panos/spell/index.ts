import type { Change } from "../../../model/change.ts";
import type { Entry } from "../../../model/filter.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Reading, TextElsewhere } from "../../format.ts";
import type { ConfigTree } from "../syntax/tree.ts";
import { carriedBy } from "./carried.ts";
import { commandPage } from "./command-page.ts";
import type { Page } from "./page.ts";
import { insertRules, ruleOf } from "./rules.ts";
import { setPage } from "./set-page.ts";
import { setSetting } from "./settings.ts";
import { xmlPage } from "./xml-page.ts";

/** The edits that make a change; undefined where there is no safe spelling for it. */
export function spell(text: string, reading: Reading<ConfigTree>, change: Change): readonly TextEdit[] | undefined {
  const tree = reading.syntax;
  const page = pageOf(text, tree);
  return page && spellOn(page, tree, change);
}

/** Commands for the device, where its configuration is what `show` prints: that cannot be loaded again. */
export function commandsFor({ syntax }: Reading<ConfigTree>, change: Change): TextElsewhere | undefined {
  if (syntax.syntax !== "braces") return undefined;
  const edits = spellOn(commandPage(syntax), syntax, change) ?? [];
  const lines = edits.map((edit) => edit.text);
  return lines.length > 0 ? { form: "commands", languageId: "panos", text: lines.join("\n") } : undefined;
}

function pageOf(text: string, tree: ConfigTree): Page | undefined {
  if (tree.syntax === "set") return setPage(text, tree);
  return tree.document && xmlPage(text, tree.document);
}

function spellOn(page: Page, tree: ConfigTree, change: Change): readonly TextEdit[] | undefined {
  const carried = (like: Entry | undefined) => carriedBy(tree, like);
  switch (change.kind) {
    case "remove-entry": {
      const rule = ruleOf(change.filter, change.entry);
      return rule && page.removeEntry(rule);
    }
    case "log-entry": {
      const { label, implied } = change.entry;
      return label && implied === undefined ? page.setValue(label, ["log-end"], "yes") : undefined;
    }
    case "disable-entry": {
      const { label, implied, disabled } = change.entry;
      return label && implied === undefined && !disabled ? page.setValue(label, ["disabled"], "yes") : undefined;
    }
    case "insert-entries": {
      const last = change.filter.entries.findLast((entry) => entry.implied === undefined);
      const [entry, where] = change.before ? ([change.before, "before"] as const) : ([last, "after"] as const);
      const beside = entry && ruleOf(change.filter, entry);
      return beside && insertRules(page, change.filter, { beside, where, carried }, change.entries);
    }
    case "replace-entry": {
      const rule = ruleOf(change.filter, change.entry);
      const placing = rule && { beside: rule, where: "before" as const, carried };
      const added = placing && insertRules(page, change.filter, placing, change.entries);
      const removed = rule && page.removeEntry(rule);
      return added && removed && [...added, ...removed];
    }
    case "remove-statement":
      return page.removeStatement(change.span);
    case "set":
      return setSetting(page, change);
    case "set-value":
    case "remove-member":
    case "add-right-holders":
    case "modify-directory":
      return undefined;
  }
}
