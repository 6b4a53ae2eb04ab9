import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { workspaceFiles } from "../../server/src/host/workspace-files.ts";
import { dword, polBytes } from "../support/registry-pol.ts";

const posix = process.platform !== "win32";

/** A folder with the named files in it, and one beside it that must not be read. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>) {
  const place = mkdtempSync(join(tmpdir(), "palisade-files-"));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const root = join(place, "inside");
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  mkdirSync(join(place, "outside"));
  writeFileSync(join(place, "outside", "secret.cfg"), "enable password 1234\n");
  const uri = pathToFileURL(root).href;
  return {
    root,
    uri,
    outside: join(place, "outside"),
    read: (path: string, most = 1000) => workspaceFiles.read(uri, path, most),
  };
}

async function walked(folder: string, isExcluded: (path: string) => boolean = () => false): Promise<string[]> {
  const found: string[] = [];
  for await (const file of workspaceFiles.walk(folder, isExcluded)) found.push(file.path);
  return found;
}

describe("reading", () => {
  test("a binary policy as the text it is shown as", async () => {
    const { read } = folderWith({ "User/Registry.pol": polBytes([dword("Software\\A", "B", 7)]) });
    const file = await read("User/Registry.pol");
    expect(file.kind === "text" && file.text.split("\n").slice(2)).toEqual(["User", "Software\\A", "B", "DWORD:7", ""]);
  });

  test("text in its encoding", async () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from("[Version]", "utf16le")]);
    const { read } = folderWith({ "a.cfg": "hostname a\n", "GptTmpl.inf": utf16 });
    expect(await read("a.cfg")).toEqual({ kind: "text", text: "hostname a\n" });
    expect(await read("GptTmpl.inf")).toEqual({ kind: "text", text: "[Version]" });
  });

  test("what is no text, too big, a folder or not there", async () => {
    const { read } = folderWith({
      "a.bin": new Uint8Array([1, 0, 2, 0, 0]),
      "big.cfg": "x".repeat(1001),
      "b/c.cfg": "",
    });
    expect(await read("a.bin")).toEqual({ kind: "binary" });
    expect(await read("big.cfg")).toEqual({ kind: "too-big", bytes: 1001 });
    expect(await read("b")).toEqual({ kind: "folder" });
    expect(await read("none.cfg")).toEqual({ kind: "absent" });
  });

  test.runIf(posix)("what cannot be read, in words", async () => {
    const { root, read } = folderWith({ "a.cfg": "" });
    symlinkSync(join(root, "loop.cfg"), join(root, "loop.cfg"));
    expect(await read("loop.cfg")).toEqual({ kind: "unreadable", reason: "it is a link that leads in a circle" });
  });

  test("a folder of another scheme has no files here", async () => {
    expect(await workspaceFiles.read("vscode-vfs://github/a/b", "c.cfg", 1000)).toEqual({ kind: "absent" });
    expect(await walked("vscode-vfs://github/a/b")).toEqual([]);
  });
});

describe("walking", () => {
  test("finds files in the order of their names, excluded folders unseen", async () => {
    const { uri } = folderWith({ "b/2.cfg": "", "b/1.cfg": "", "a.cfg": "", "node_modules/x/y.cfg": "" });
    expect(await walked(uri, (path) => path === "node_modules")).toEqual(["a.cfg", "b/1.cfg", "b/2.cfg"]);
  });

  test("a folder that is not there holds nothing", async () => {
    expect(await walked("file:///does/not/exist")).toEqual([]);
  });
});

describe.runIf(posix)("links and pipes", () => {
  test("no link leads out of the folder", async () => {
    const { root, uri, outside, read } = folderWith({ "a.cfg": "hostname a\n" });
    symlinkSync(join(outside, "secret.cfg"), join(root, "file-link.cfg"));
    symlinkSync(outside, join(root, "folder-link"));
    expect(await walked(uri)).toEqual(["a.cfg"]);
    for (const path of ["file-link.cfg", "folder-link/secret.cfg", "../outside/secret.cfg"])
      expect(await read(path)).toEqual({ kind: "absent" });
  });

  test("a link within the folder is read, a circle of folders is not walked", async () => {
    const { root, uri, read } = folderWith({ "a/a.cfg": "hostname a\n" });
    symlinkSync(join(root, "a", "a.cfg"), join(root, "b.cfg"));
    symlinkSync(root, join(root, "a", "again"));
    expect(await walked(uri)).toEqual(["b.cfg", "a/a.cfg"]);
    expect(await read("b.cfg")).toEqual({ kind: "text", text: "hostname a\n" });
  });

  test("a pipe is not waited for", async () => {
    const { root, uri, read } = folderWith({ "a.cfg": "" });
    execFileSync("mkfifo", [join(root, "pipe.cfg")]);
    expect(await walked(uri)).toEqual(["a.cfg"]);
    expect(await read("pipe.cfg")).toEqual({ kind: "absent" });
  });
});
