import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderOf, shell, spawned, tunnel, useBundle, weakTemplate } from "./palisade.ts";

useBundle();

describe("the process ends with", () => {
  const fine = folderOf({ "wg0.conf": tunnel });
  const weak = folderOf({ "a.inf": weakTemplate });
  const mistaken = folderOf({ "wg0.conf": tunnel, "palisade.yaml": "resolvers: [here]\n" });

  test("0 when nothing fails the review", async () =>
    expect(await spawned(["review"], { cwd: fine })).toMatchObject({ code: 0, err: "" }));
  test("1 when something does", async () =>
    expect(await spawned(["review", "a.inf"], { cwd: weak })).toMatchObject({ code: 1, err: "" }));
  test("2 for a command line nobody understands", async () =>
    expect(await spawned(["review", "--form", "text"], { cwd: weak })).toMatchObject({ code: 2, out: "" }));
  test("2 for a path that is not there", async () =>
    expect(await spawned(["review", "nowhere"], { cwd: weak })).toMatchObject({
      code: 2,
      err: "palisade: nowhere: no such file or folder\n",
    }));
  test("2 for a mistake in palisade.yaml", async () =>
    expect(await spawned(["review"], { cwd: mistaken })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^palisade: palisade\.yaml:1:13: /),
    }));
});

test("what may not be read is named, and the rest is reviewed", async () => {
  const cwd = folderOf({ "a.inf": weakTemplate, "b.inf": weakTemplate, "shut/c.inf": weakTemplate });
  chmodSync(join(cwd, "b.inf"), 0);
  chmodSync(join(cwd, "shut"), 0);
  const { code, out, err } = await spawned(["review", "--format", "json"], { cwd, powerless: true });
  chmodSync(join(cwd, "shut"), 0o700);
  expect(JSON.parse(out).files).toMatchObject([{ path: "a.inf" }]);
  expect(code).toBe(2);
  expect(err).toBe("palisade: b.inf: no permission to read it\npalisade: shut: no permission to read it\n");
});

test("Ctrl-C ends it", async () => {
  const files = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`${at}.inf`, weakTemplate]));
  const line = "$PALISADE review --format json . >/dev/null & sleep 0.3; kill -INT $!; wait $!; echo $?";
  expect((await shell(line, { cwd: folderOf(files) })).out).toBe("130\n");
});

describe("colour", () => {
  const cwd = folderOf({ "a.inf": weakTemplate });
  const out = async (env: Record<string, string>) => (await spawned(["review"], { cwd, env })).out;
  test("not into a pipe", async () => expect(await out({})).not.toContain("\x1b"));
  test("where it is asked for", async () => expect(await out({ FORCE_COLOR: "1" })).toContain("\x1b[31m"));
  test("not where it is not wanted", async () =>
    expect(await out({ FORCE_COLOR: "1", NO_COLOR: "1" })).not.toContain("\x1b"));
});

test("a reader that has seen enough is no failure", async () => {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`${at}.inf`, weakTemplate]));
  const { err } = await shell("$PALISADE review --format json . | head -1", { cwd: folderOf(files) });
  expect(err).toBe("");
});

test("everything is written before the process ends", async () => {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`${at}.inf`, weakTemplate]));
  const { out } = await shell("$PALISADE review --format json . | (sleep 1; cat)", { cwd: folderOf(files) });
  expect(JSON.parse(out).files).toHaveLength(200);
});

test("a file of 20 MB is looked at, and left alone when nobody knows it", async () => {
  const log = "Nov 21 23:10:24 gate kernel: IN=eth0 OUT=eth1 SRC=10.0.0.5 DST=203.0.113.9 PROTO=TCP DPT=443\n";
  const cwd = folderOf({ "kernel.log": log.repeat(220_000) });
  expect(await spawned(["review", "kernel.log"], { cwd })).toMatchObject({ code: 0, err: "" });
});
