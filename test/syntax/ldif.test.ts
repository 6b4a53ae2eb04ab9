import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf, type LdifAttribute, readLdif, textOf } from "../../server/src/syntax/ldif.ts";

function attributesOf(text: string): LdifAttribute[] {
  return readLdif(text).records.flatMap(({ lines }) => lines.filter((line) => line.kind === "attribute"));
}

describe("attributes", () => {
  test("folded lines are one, and its span is all of it", () => {
    const text = "dn: CN=An\n na,DC=ex\n ample\nmail: a\n";
    const [dn, mail] = attributesOf(text);
    expect(dn?.value.value).toBe("CN=Anna,DC=example");
    expect(text.slice(dn?.value.span.start, dn?.value.span.end)).toBe("CN=An\n na,DC=ex\n ample");
    expect([dn?.lines, mail?.lines]).toEqual([3, 1]);
    expect(text.slice(mail?.value.span.start, mail?.value.span.end)).toBe("a");
  });

  test("a value that begins on the folded line is found there", () => {
    const text = "dn:\n CN=Anna\n";
    const [dn] = attributesOf(text);
    expect(text.slice(dn?.value.span.start, dn?.value.span.end)).toBe("CN=Anna");
  });

  test("base64 is text or bytes, an address is neither", () => {
    const [name, sid, photo] = attributesOf("cn:: SsO2cmc=\r\nobjectSid:: AQI=\r\nphoto:< file:///a.jpg\r\n");
    expect(name && textOf(name)).toBe("Jörg");
    expect(sid && [...(bytesOf(sid) ?? [])]).toEqual([1, 2]);
    expect(photo && textOf(photo)).toBeUndefined();
  });

  test("damaged base64 is no bytes", () => {
    const [name] = attributesOf("cn:: SsO2c$c=\n");
    expect(name && bytesOf(name)).toBeUndefined();
  });
});

test("blank lines part records; comments, dashes and damage are lines of their own", () => {
  const { records, blankLines } = readLdif("# a\n  b\n\ndn: x\n-\nno colon\n\n\ndn: y");
  expect(records.map(({ lines }) => lines.map(({ kind }) => kind))).toEqual([
    ["comment"],
    ["attribute", "dash", "damaged"],
    ["attribute"],
  ]);
  expect(blankLines).toBe(3);
});

test("any text can be read, and each of its lines is counted", () => {
  const pieces = fc.constantFrom("dn: a", "\n", " ", "\r\n", "#", "-", "cn:: ", "é", ":", "x");
  fc.assert(
    fc.property(
      fc.array(pieces).map((each) => each.join("")),
      (text) => {
        const { records, blankLines } = readLdif(text);
        const lines = records.flatMap((record) => record.lines);
        const counted = lines.reduce((sum, line) => sum + line.lines, blankLines);
        expect(counted).toBe(text === "" ? 0 : text.replace(/\n$/, "").split("\n").length);
        for (const { span } of [...lines, ...attributesOf(text).flatMap(({ name, value }) => [name, value])])
          expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
      },
    ),
  );
});
