import { describe, expect, test } from "vitest";
import { defaultSettings, readSettings } from "../../server/src/lsp/settings.ts";
import { openEditor, until } from "../support/lsp-client.ts";
import { readablePasswords, template } from "./samples.ts";

describe("reading", () => {
  test("nothing said leaves the defaults", () => {
    for (const nothing of [undefined, null, {}])
      expect(readSettings(nothing)).toEqual({ settings: defaultSettings, mistakes: [] });
  });

  test("what is said counts", () => {
    const { settings, mistakes } = readSettings({
      formats: { "*.txt": "cisco-asa" },
      exclude: { "old/**": true, "new/**": false },
    });
    expect(mistakes).toEqual([]);
    expect(settings.formats.get("*.txt")).toBe("cisco-asa");
    expect(settings.exclude).toEqual(["old/**"]);
  });

  test("a mistake costs its own setting only", () => {
    const { settings, mistakes } = readSettings({
      enable: "yes",
      run: "never",
      maxFileSizeMb: -1,
      formats: 3,
      exclude: ["x/**", 3],
    });
    expect(settings).toEqual(defaultSettings);
    expect(mistakes).toHaveLength(5);
    expect(mistakes).toContain("palisade.enable: must be true or false");
  });

  test("anything but an object is a mistake", () => {
    expect(readSettings("off").mistakes).toHaveLength(1);
    expect(readSettings([]).mistakes).toHaveLength(1);
  });
});

describe("settings in use", () => {
  const files = { "GptTmpl.inf": template("readable") };

  test("review is off where it is not wanted, and comes back", async () => {
    const editor = await openEditor({ files, settings: { enable: false } });
    await editor.open("GptTmpl.inf");
    expect(await editor.diagnostics("GptTmpl.inf")).toEqual([]);
    await editor.changeSettings({ enable: true });
    await until("findings", async () => (await editor.findings("GptTmpl.inf")).length > 0);
    await until("a refresh", () => editor.refreshes > 0);
  });

  test("a format can be set by a glob, or taken away", async () => {
    const editor = await openEditor({ files, settings: { formats: { "*.inf": "none" } } });
    await editor.open("GptTmpl.inf");
    expect(await editor.diagnostics("GptTmpl.inf")).toEqual([]);
    await editor.changeSettings({ formats: { "*.inf": "gpttmpl" } });
    await until("findings", async () => (await editor.findings("GptTmpl.inf")).length > 0);
  });

  test("excluded files are passed over, unless they are open", async () => {
    const editor = await openEditor({
      files: { "old/GptTmpl.inf": template("readable"), "new/GptTmpl.inf": template("readable") },
      settings: { exclude: ["old/**"] },
    });
    expect([...(await editor.pullWorkspace()).keys()]).toEqual(["new/GptTmpl.inf"]);
    await editor.open("old/GptTmpl.inf");
    expect(await editor.findings("old/GptTmpl.inf")).toEqual([readablePasswords]);
  });

  test("a large file is left alone, and said to be", async () => {
    const editor = await openEditor({ files, settings: { maxFileSizeMb: 0.001 } });
    await editor.open("GptTmpl.inf", `${template("readable")}${"; padding\n".repeat(200)}`);
    expect(await editor.diagnostics("GptTmpl.inf")).toMatchObject([{ code: "file-too-large" }]);
  });

  test("a bad setting is told once, and the default counts", async () => {
    const editor = await openEditor({ files, settings: { run: "sometimes" } });
    await editor.open("GptTmpl.inf");
    expect(await editor.findings("GptTmpl.inf")).toEqual([readablePasswords]);
    await editor.changeSettings({ run: "sometimes" });
    await editor.findings("GptTmpl.inf");
    expect(editor.messages.filter((message) => message.includes("palisade.run"))).toHaveLength(1);
  });

  test("clients that cannot be asked say them at the start or when they change", async () => {
    const capabilities = { textDocument: { diagnostic: {} } };
    const editor = await openEditor({ files, capabilities, initializationOptions: { settings: { enable: false } } });
    await editor.open("GptTmpl.inf");
    expect(await editor.diagnostics("GptTmpl.inf")).toEqual([]);
    await editor.changeSettings({ enable: true });
    await until("findings", async () => (await editor.findings("GptTmpl.inf")).length > 0);
  });
});
