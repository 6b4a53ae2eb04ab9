import { describe, expect, test } from "vitest";
import type { AskedPacket, TraceAnswer, TraceChoices } from "../../server/src/lsp/protocol.ts";
import { type Editor, openEditor } from "../support/lsp-client.ts";
import { asaConfig, template } from "./samples.ts";

const path = "edge.cfg";

async function openConfig(text = asaConfig): Promise<Editor> {
  const editor = await openEditor({ files: { [path]: text } });
  await editor.open(path);
  return editor;
}

const choicesAt = (editor: Editor, word: string) =>
  editor.request<TraceChoices | null>("palisade/traceChoices", {
    uri: editor.uri(path),
    position: editor.range(path, word).start,
  });

const trace = (editor: Editor, packet: AskedPacket) =>
  editor.request<TraceAnswer>("palisade/trace", { uri: editor.uri(path), packet });

const fromOutside = { in_iface: "outside", out_iface: "inside", src: "203.0.113.7", proto: "tcp", state: "new" };

describe("what may be asked about packets", () => {
  test("begins with a packet of the entry at the cursor", async () => {
    const editor = await openConfig();
    const choices = await choicesAt(editor, "extended permit tcp any object MAIL");
    expect(choices).toMatchObject({
      ends: ["outside", "inside"],
      packet: { in_iface: "outside", out_iface: "inside", proto: "tcp", dst: "10.1.0.25", dport: 25, state: "new" },
    });
    const { traced } = await trace(editor, choices?.packet as AskedPacket);
    expect(traced?.verdict).toBe("permit");
  });

  test("begins with any packet elsewhere", async () => {
    const choices = await choicesAt(await openConfig(), "hostname");
    expect(choices?.packet).toMatchObject({ in_iface: "outside", out_iface: "inside" });
  });

  test("is nothing in a file without lists", async () => {
    const editor = await openEditor({ files: { "GptTmpl.inf": template("hashed") } });
    await editor.open("GptTmpl.inf");
    const params = { uri: editor.uri("GptTmpl.inf"), position: { line: 0, character: 0 } };
    expect(await editor.request("palisade/traceChoices", params)).toBeNull();
  });
});

describe("a traced packet", () => {
  test("names the entries that decide", async () => {
    const editor = await openConfig();
    const { traced } = await trace(editor, { ...fromOutside, dst: "10.1.0.80", dport: 443 });
    expect(traced).toMatchObject({
      verdict: "permit",
      packet: "tcp 203.0.113.7 → 10.1.0.80:443, outside to inside",
      decisions: [
        { permits: true, where: "OUT", range: { start: { line: 19, character: 0 } }, text: /^access-list OUT/ },
      ].map(({ text, ...rest }) => ({ ...rest, text: expect.stringMatching(text) })),
      dependsOn: [],
    });
    expect((await trace(editor, { ...fromOutside, dst: "10.1.0.80", dport: 23 })).traced).toMatchObject({
      verdict: "deny",
      decisions: [{ permits: false, range: { start: { line: 21 } } }],
    });
  });

  test("says what nobody wrote down, and why it holds", async () => {
    const editor = await openConfig();
    const out = { in_iface: "inside", out_iface: "outside", src: "10.1.0.9", dst: "203.0.113.7", dport: 443 };
    const { traced } = await trace(editor, { ...out, proto: "tcp", state: "new" });
    expect(traced?.verdict).toBe("permit");
    expect(traced?.decisions[0]?.range).toBeUndefined();
    expect(traced?.decisions[0]?.text).not.toBe("");
  });

  test("depends on what the file does not tell, and says on what", async () => {
    const doubtful = asaConfig.replace("object MAIL eq smtp", "object MAIL eq smtp time-range OFFICE");
    const withRange = doubtful.replace(
      "hostname edge\n",
      "hostname edge\ntime-range OFFICE\n periodic weekdays 8:00 to 18:00\n",
    );
    const { traced } = await trace(await openConfig(withRange), { ...fromOutside, dst: "10.1.0.25", dport: 25 });
    expect(traced).toMatchObject({ verdict: "depends", dependsOn: ["schedule OFFICE"] });
    expect(traced?.decisions.map(({ permits }) => permits)).toEqual([true, false]);
  });

  test("that makes no sense is refused with the reason", async () => {
    const editor = await openConfig();
    expect(await trace(editor, { ...fromOutside, dst: "10.1.0.256" })).toEqual({ problem: "dst is not an IP address" });
    expect(await trace(editor, { ...fromOutside, out_iface: "dmz", dst: "10.1.0.2" })).toEqual({
      problem: "the file has no interface or zone dmz",
    });
  });
});
