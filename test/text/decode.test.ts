import fc from "fast-check";
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

describe("nothing of a file is lost", () => {
  test("any bytes that are taken for text", () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (any) => {
        const decoded = decodeText(any);
        if (decoded && !decoded.cut) expect(encodeText(decoded.text, decoded.encoding)).toEqual(any);
      }),
    ));

  test("half of a pair in UTF-16", () => {
    const written = bytes(0xff, 0xfe, 0x3d, 0xd8, 0x41, 0);
    const decoded = decodeText(written);
    expect(decoded && encodeText(decoded.text, decoded.encoding)).toEqual(written);
  });

  test("or it is said", () =>
    expect(decodeText(bytes(0xff, 0xfe, 0x41, 0, 0x42))).toEqual({ text: "A", encoding: "utf-16le-bom", cut: true }));
});

test("a long text in UTF-16 is read in pieces", () => {
  const long = "access-list a permit ip any any\n".repeat(50_000);
  const written = encodeText(long, "utf-16le");
  expect(written && decodeText(written)?.text === long).toBe(true);
});

test("control characters throughout are no text, those of a terminal session are", () => {
  expect(decodeText(Uint8Array.from({ length: 64 }, (_, at) => 1 + (at % 7)))).toBeUndefined();
  expect(decodeText(new TextEncoder().encode("\x1b[1mhost#\x1b[0m show run\r\n--More--\b\b\b\r\n"))).toBeDefined();
});
