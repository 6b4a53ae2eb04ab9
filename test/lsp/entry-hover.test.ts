import { expect, test } from "vitest";
import type { Hover } from "vscode-languageserver";
import { openEditor } from "../support/lsp-client.ts";

const head = `hostname edge
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
time-range OFFICE
 periodic weekdays 8:00 to 18:00
`;
const entry = (words: string) => `access-list OUT extended ${words}\n`;

/** What is said of the last of some entries; the first of them stands in line 8. */
async function hoverOnLast(...entries: readonly string[]): Promise<string> {
  const text = `${head}${entries.map(entry).join("")}access-group OUT in interface outside\n`;
  const editor = await openEditor({ files: { "edge.cfg": text } });
  await editor.open("edge.cfg");
  const position = { line: 6 + entries.length, character: "access-list OUT ext".length };
  const textDocument = { uri: editor.uri("edge.cfg") };
  const hover = await editor.request<Hover | null>("textDocument/hover", { textDocument, position });
  return hover && "value" in Object(hover.contents) ? Object(hover.contents).value : "";
}

test("the first entry gets all it matches, and nothing is said of it", async () => {
  expect(await hoverOnLast("permit tcp any any eq https")).not.toMatch(/gets/);
});

test("an entry that no earlier one touches gets all of it", async () => {
  const text = await hoverOnLast("permit tcp any host 10.0.0.1 eq smtp", "permit tcp any host 10.0.0.2 eq smtp");
  expect(text).toContain("All of it gets past the entries before it.");
});

test("what is left of an entry is told packet by packet", async () => {
  const text = await hoverOnLast(
    "deny tcp 10.1.0.0 255.255.255.128 any eq https",
    "permit tcp 10.1.0.0 255.255.255.0 any range 443 444",
  );
  expect(text).toContain("Past the entries before it gets:");
  expect(text).toContain("- 10.1.0.128/25 to any address: tcp/443-444");
  expect(text).toContain("- 10.1.0.0/25 to any address: tcp/444");
});

test("an entry that others hide together gets nothing, and the lines that hide it are named", async () => {
  const text = await hoverOnLast(
    "permit tcp 10.1.0.0 255.255.255.128 any",
    "permit tcp 10.1.0.128 255.255.255.128 any",
    "permit tcp 10.1.0.0 255.255.255.0 any eq https",
  );
  expect(text).toContain("**Nothing gets to it**: hidden by lines 8 and 9 together.");
});

test("an entry behind one that counts at times only gets at most what is left", async () => {
  const text = await hoverOnLast(
    "deny tcp host 10.1.0.9 any",
    "permit tcp 10.1.0.8 255.255.255.254 any eq https time-range OFFICE",
  );
  expect(text).toContain("Past the entries before it gets at most");
  expect(text).toContain("- 10.1.0.8 to any address: tcp/443 (HTTPS)");
  expect(text).toContain("only during `OFFICE`");
});
