import type { Format } from "../format.ts";
import { readRegistryPolicy } from "../registry-policy/configuration.ts";
import { lgpoRecord } from "../registry-policy/elsewhere.ts";
import type { LgpoText } from "../registry-policy/read.ts";
import { isRendering } from "../registry-policy/rendering.ts";
import { signature } from "./records.ts";
import { renderPol } from "./render.ts";

const id = "registry-pol";
const name = "Group Policy registry file";

/** Registry.pol, which is binary: it is shown, read and pointed at as LGPO text. */
export const registryPol: Format<LgpoText> = {
  id,
  name,
  languageId: "registry-pol",
  usualNames: ["**/Registry.pol"],
  reads: [
    "every entry, shown as LGPO text; the folder `Machine` or `User` tells whom it is for",
    "texts, numbers, lists and bytes; passwords stay in the file",
    "rules and profiles of the Windows firewall, rules of AppLocker's lists",
    "`**del.`, `**delvals.`, `**deletevalues` and `**soft.`; entries that only make or delete keys set no value",
  ],
  binary: { signature, decode: renderPol },
  recognise: ({ text }) => (isRendering(text) ? 1 : 0),
  read: (text) => readRegistryPolicy(id, name, text),
  // The file is binary; edits of the text that shows it would go nowhere.
  spell: () => undefined,
  elsewhere: lgpoRecord,
};
