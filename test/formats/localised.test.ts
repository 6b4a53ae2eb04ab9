import { describe, expect, test } from "vitest";
import { decodeBytes } from "../../server/src/formats/bytes.ts";
import { recognise } from "../../server/src/formats/registry.ts";
import { type Encoding, encodeText } from "../../server/src/text/decode.ts";
import { polBytes, text as value } from "../support/registry-pol.ts";
import { readTools } from "../support/tools.ts";
import { localisedSamples } from "./localised-samples.ts";

const encodings: readonly Encoding[] = [
  "utf-16le-bom",
  "utf-16le",
  "utf-16be-bom",
  "utf-16be",
  "utf-8-bom",
  "utf-8",
  "windows-1252",
];

for (const { format, language, path, text, facts, meaning } of localisedSamples)
  describe(`${format} from a ${language} system: ${path}`, () => {
    test.each(encodings)("in %s", (encoding) => {
      const bytes = encodeText(text, encoding);
      const decoded = bytes && decodeBytes(bytes, path);
      if (!decoded) throw new Error("expected text");
      const found = recognise({ path, text: decoded.text });
      expect(found?.id).toBe(format);
      const reading = found?.read(decoded.text, readTools);
      expect(reading?.unread.map(({ span }) => decoded.text.slice(span.start, span.end))).toEqual([]);
      expect(reading?.problems).toEqual([]);
      expect(reading?.configurations.flatMap(facts)).toEqual(meaning);
    });
  });

test("every policy format has a German and a French sample", () => {
  const pairs = new Set(localisedSamples.map(({ format, language }) => `${format} ${language}`));
  for (const format of ["gpttmpl", "gpo-report", "audit-csv", "gp-preferences", "lgpo", "gp-ini", "windows-firewall"])
    for (const language of ["German", "French"]) expect([...pairs]).toContain(`${format} ${language}`);
});

test("Registry.pol keeps letters of any language", () => {
  const texts = ["Nur für Befugte", "Accès réservé", "仅限授权人员"];
  const entries = texts.map((each, at) => value("Software\\Northgate", `Größe ${at}`, each));
  const decoded = decodeBytes(polBytes(entries), "Machine/Registry.pol");
  const reading = recognise({ path: "Registry.pol", text: decoded?.text ?? "" })?.read(decoded?.text ?? "", readTools);
  expect(reading?.configurations[0]?.policy?.registry.map(({ name, data }) => [name.value, data.value])).toEqual(
    texts.map((each, at) => [`Größe ${at}`, each]),
  );
});
