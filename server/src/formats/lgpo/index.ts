import type { Format } from "../format.ts";
import { registryPolicy } from "../registry-policy/configuration.ts";
import { type LgpoText, readLgpoText } from "../registry-policy/read.ts";
import { headOf } from "../windows/head.ts";
import { recogniseLgpo } from "./recognise.ts";
import { spellChange } from "./spell.ts";

const id = "lgpo";
const name = "LGPO text";

/** Registry policy as text, as LGPO.exe writes and takes it. */
export const lgpo: Format<LgpoText> = {
  id,
  name,
  languageId: "lgpo",
  usualNames: ["**/lgpo*.txt", "**/*.lgpo"],
  reads: [
    "`Computer`, `User`, `User:Administrators`, then a key, a value's name and its data",
    "`DWORD:`, `QWORD:` (decimal, or hexadecimal behind 0x), `SZ:`, `EXSZ:`, `MULTISZ:`, `BINARY:`; passwords are left out",
    "`DELETE`, `DELETEALLVALUES`; `CREATEKEY`, `DELETEKEYS` and `CLEAR` set no value",
  ],
  recognise: recogniseLgpo,
  read(text) {
    const syntax = readLgpoText(text);
    const { unread, problems, lines, settings } = syntax;
    return { configurations: [registryPolicy(id, name, headOf(text), settings)], unread, problems, lines, syntax };
  },
  spell: spellChange,
};
