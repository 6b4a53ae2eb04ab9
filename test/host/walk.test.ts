import { mkdirSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { walk } from "../../server/src/host/walk.ts";
import { folderOf } from "../cli/palisade.ts";

function walked(root: string): string[] {
  return [...walk(root)].map((found) => `${found.kind} ${relative(root, found.path)}`);
}

test("files come in the order of their names, folder by folder", () =>
  expect(walked(folderOf({ "b/2": "", "b/1": "", "a/x": "", c: "" }))).toEqual([
    "file c",
    "file a/x",
    "file b/1",
    "file b/2",
  ]));

test("folders of tools are left out", () =>
  expect(walked(folderOf({ ".git/a": "", "node_modules/a": "", ".hidden.cfg": "" }))).toEqual(["file .hidden.cfg"]));

test("links are passed by, whatever they lead to", () => {
  const root = folderOf({ a: "" });
  mkdirSync(join(root, "deep"));
  symlinkSync(root, join(root, "deep/loop"));
  symlinkSync("/", join(root, "out"));
  symlinkSync("nowhere", join(root, "dangling"));
  expect(walked(root)).toEqual(["file a", "passed dangling", "passed out", "passed deep/loop"]);
});

test("a folder that is not there is said to be unreadable", () =>
  expect([...walk("/nowhere/at/all")]).toMatchObject([{ kind: "unreadable", code: "ENOENT" }]));
