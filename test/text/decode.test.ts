import { describe, expect, test } from "vitest";
import { decodeText, type Encoding, encodeText } from "../../server/src/text/decode.ts";

const bytes = (...values: readonly number[]) => Uint8Array.from(values);

describe("a file's text comes back as it was written", () => {
  const encodings: readonly Encoding[] = ["utf-8-bom", "utf-16le", "utf-16le-bom", "utf-16be", "utf-16be-bom"];
  test.each(encodings)("%s", (encoding) => {
    const text = "[System Access]\r\nMinimumPasswordLength = 8\r\n";
    const written = encodeText(text, encoding);
    expect(written && decodeText(written)).toEqual({ text, encoding });
  });

  test("utf-8 without a mark", () => {
    expect(decodeText(new TextEncoder().encode("description Zürich"))).toEqual({
      text: "description Zürich",
      encoding: "utf-8",
    });
  });

  test("bytes that are not UTF-8 are read one by one", () => {
    const written = bytes(0x5a, 0xfc, 0x72, 0x80);
    expect(decodeText(written)).toEqual({ text: "Zür€", encoding: "windows-1252" });
    expect(encodeText("Zür€", "windows-1252")).toEqual(written);
  });
});

test("a character the encoding lacks is not replaced by another", () => {
  expect(encodeText("→", "windows-1252")).toBeUndefined();
});

test("other data is no text", () => {
  expect(decodeText(bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0))).toBeUndefined();
});

test("an empty file is an empty text", () => {
  expect(decodeText(bytes())).toEqual({ text: "", encoding: "utf-8" });
});
