import { describe, expect, test } from "vitest";
import { Folders, foldersAbove } from "../../server/src/lsp/places.ts";
import { nameOf, pathBelow, siblingOf, uriBelow, uriKey } from "../../server/src/lsp/uris.ts";

test("one file has one key, however it is written", () => {
  const spellings = ["file:///c%3A/Clients/a%20b.cfg", "file:///C:/Clients/a b.cfg", "FILE:///C%3a/Clients/a%20b.cfg"];
  expect(new Set(spellings.map(uriKey)).size).toBe(1);
  expect(uriKey("file://Server/share/a.cfg")).toBe(uriKey("file://server/share/a.cfg"));
  expect(uriKey("file:///home/A.cfg")).not.toBe(uriKey("file:///home/a.cfg"));
});

test("an escape that is none stays as it is", () => {
  expect(nameOf("file:///tmp/100%.cfg")).toBe("100%.cfg");
});

describe("a path below a folder", () => {
  test.each([
    ["file:///c%3A/Clients", "file:///C:/Clients/Acme/edge.cfg", "Acme/edge.cfg"],
    ["file:///home/me/", "file:///home/me/edge.cfg", "edge.cfg"],
    ["file://nas/clients", "file://NAS/clients/edge.cfg", "edge.cfg"],
    ["file:///home/me", "file:///home/me2/edge.cfg", undefined],
    ["file:///home/me", "file:///home/me", undefined],
    ["file:///home/me", "file:///home/me/../you/edge.cfg", undefined],
    ["file:///home/me", "file:///home/me/%2e%2e/edge.cfg", undefined],
    ["file:///home/me", "untitled:Untitled-1", undefined],
    ["vscode-vfs://github/a/b", "vscode-vfs://github/a/b/c.cfg", "c.cfg"],
  ])("%s, %s", (folder, uri, path) => expect(pathBelow(folder, uri)).toBe(path));

  test("leads back to the URI", () => {
    const uri = uriBelow("file:///c%3A/Clients", "Acme & Co/edge #1.cfg");
    expect(uri).toBe("file:///c%3A/Clients/Acme%20%26%20Co/edge%20%231.cfg");
    expect(pathBelow("file:///C:/Clients", uri)).toBe("Acme & Co/edge #1.cfg");
  });
});

test("a sibling stands in the same folder", () => {
  expect(siblingOf("file:///c%3A/Clients/edge.cfg", "palisade.yaml")).toBe("file:///c%3A/Clients/palisade.yaml");
});

test("of folders in one another the innermost counts", () => {
  const folders = new Folders();
  folders.set([
    { uri: "file:///clients", name: "clients" },
    { uri: "file:///clients/acme", name: "acme" },
  ]);
  expect(folders.placeOf("file:///clients/acme/edge.cfg")).toMatchObject({
    folder: "file:///clients/acme",
    path: "edge.cfg",
  });
  expect(folders.placeIn("file:///clients", "acme/edge.cfg")).toBeUndefined();
  expect(folders.placeOf("file:///elsewhere/edge.cfg")).toEqual({
    uri: "file:///elsewhere/edge.cfg",
    path: "edge.cfg",
  });
});

test("the folders above a file, nearest first", () => {
  expect(foldersAbove("a/b/c.cfg")).toEqual(["a/b", "a", ""]);
  expect(foldersAbove("c.cfg")).toEqual([""]);
});
