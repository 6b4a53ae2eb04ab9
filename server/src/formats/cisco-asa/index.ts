import type { Format } from "../format.ts";
import { formatId, vendor } from "./configuration.ts";
import { type AsaSyntax, read } from "./read.ts";
import { recognise } from "./recognise.ts";

/** Cisco ASA, and what PIX and FWSM wrote before it. */
export const ciscoAsa: Format<AsaSyntax> = {
  id: formatId,
  name: vendor,
  languageId: "cisco-asa",
  usualNames: ["*.asa", "*asa*.cfg", "*asa*.txt", "*pix*.cfg", "*fwsm*.cfg"],
  reads: [],
  recognise,
  read,
  spell: () => undefined,
};
