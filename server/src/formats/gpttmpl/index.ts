import type { Format } from "../format.ts";
import { readTemplate, type TemplateSyntax } from "./read.ts";
import { recogniseTemplate } from "./recognise.ts";
import { spellChange } from "./spell.ts";

/** Security templates of Group Policy, and what `secedit /export` writes. */
export const gptTmpl: Format<TemplateSyntax> = {
  id: "gpttmpl",
  name: "Group Policy security template",
  languageId: "gpttmpl",
  usualNames: ["**/GptTmpl.inf", "**/secedit*.inf"],
  reads: [
    "[System Access]: password and lockout rules, built-in accounts, force logoff when logon hours expire",
    "[Kerberos Policy]: ticket lifetimes",
    "[System Log], [Security Log], [Application Log]: size, retention method, days",
    "[Event Audit]: the nine audit categories",
    "[Privilege Rights]: who holds each user right, by SID or name",
    "[Group Membership]: __Members (replaces) and __Memberof (adds)",
    "[Registry Values]: typed values; passwords are left out",
    "[Service General Setting]: how services start",
    "[Registry Keys], [File Security] and descriptions: known, not reviewed",
  ],
  recognise: recogniseTemplate,
  read: (text) => readTemplate(text),
  spell: spellChange,
};
