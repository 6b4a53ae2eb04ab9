import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderOf, palisade, tunnel, tunnelSecret, weakTemplate } from "./palisade.ts";

describe("help", () => {
  test("lists the commands", async () => {
    const { code, out } = await palisade(["--help"]);
    expect(code).toBe(0);
    for (const name of ["review", "fix", "accept", "explain", "facts"]) expect(out).toContain(`  ${name}`);
  });
  test("is what one gets without a command", async () =>
    expect((await palisade([])).out).toBe((await palisade(["--help"])).out));
  test("tells a command's options", async () => {
    for (const words of [
      ["review", "--help"],
      ["help", "review"],
    ])
      expect((await palisade(words)).out).toContain("--as-of DATE");
  });
  test("knows its version", async () => expect((await palisade(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/));
});

describe("explain", () => {
  test("a rule", async () => {
    const { code, out } = await palisade(["explain", "lockout-too-weak"]);
    expect(code).toBe(0);
    expect(out).toContain("lockout-too-weak");
    expect(out).toContain("lockout-against-brute-force");
  });
  test("a check of the review itself", async () => expect((await palisade(["explain", "unread-lines"])).code).toBe(0));
  test("a recommendation, with the rules that look for it", async () =>
    expect((await palisade(["explain", "lockout-against-brute-force"])).out).toContain("lockout-too-weak"));
  test("an unknown id, with the one that was meant", async () =>
    expect(await palisade(["explain", "lockout-to-weak"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("did you mean lockout-too-weak?"),
    }));
  test("all of them", async () =>
    expect((await palisade(["explain"])).out).toMatch(/^Rules\n[\s\S]*\nRecommendations\n/));
});

describe("facts", () => {
  const cwd = folderOf({ "wg0.conf": tunnel, "notes.txt": "hello\n" });
  test("the model, as JSON without secrets", async () => {
    const { code, out } = await palisade(["facts", "wg0.conf"], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      path: "wg0.conf",
      format: "wireguard",
      configurations: [{ vendor: "WireGuard" }],
    });
    expect(out).not.toContain(tunnelSecret);
  });
  test("not of a file nobody knows", async () =>
    expect(await palisade(["facts", "notes.txt"], { cwd })).toMatchObject({
      code: 2,
      err: "palisade: notes.txt: not a format Palisade knows\n",
    }));
  test("nor of two", async () => expect(await palisade(["facts", "a", "b"], { cwd })).toMatchObject({ code: 2 }));
});

describe("fix", () => {
  const fixedTemplate = weakTemplate.replace("LockoutBadCount = 0", "LockoutBadCount = 5");
  const read = (cwd: string, encoding: BufferEncoding = "utf8") => readFileSync(join(cwd, "a.inf"), encoding);

  test("applies what is safe, and then has nothing left to do", async () => {
    const cwd = folderOf({ "a.inf": weakTemplate });
    expect(await palisade(["fix"], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining("1 fix applied") });
    expect(read(cwd)).toBe(fixedTemplate);
    expect(await palisade(["fix"], { cwd })).toMatchObject({ code: 0, out: "0 fixes applied\n" });
  });

  test("keeps encoding, byte order mark and line ends", async () => {
    const cwd = folderOf({ "a.inf": Buffer.from(`\ufeff${weakTemplate}`, "utf16le") });
    await palisade(["fix", "a.inf"], { cwd });
    expect(read(cwd, "utf16le")).toBe(`\ufeff${fixedTemplate}`);
  });

  test("shows what it would do and leaves the file alone", async () => {
    const cwd = folderOf({ "a.inf": weakTemplate });
    const { out } = await palisade(["fix", "--dry-run"], { cwd });
    expect(out).toContain("  - 4 | LockoutBadCount = 0\n  + 4 | LockoutBadCount = 5\n1 fix would be applied\n");
    expect(read(cwd)).toBe(weakTemplate);
  });

  test("leaves alone what is accepted", async () => {
    const cwd = folderOf({
      "a.inf": weakTemplate,
      "palisade.yaml": "accept:\n  - { rule: lockout-too-weak, until: 2090-01-01, reason: known }\n",
    });
    expect((await palisade(["fix"], { cwd })).out).toBe("0 fixes applied\n");
  });
});

describe("accept", () => {
  test("writes the acceptance, and the review no longer fails", async () => {
    const cwd = folderOf({ "a.inf": weakTemplate });
    expect(await palisade(["accept", "lockout-too-weak", "--reason", "no lockout: ticket 12"], { cwd })).toMatchObject({
      code: 0,
    });
    expect(readFileSync(join(cwd, "palisade.yaml"), "utf8")).toContain("ticket 12");
    const { code, out } = await palisade(["review"], { cwd });
    expect(code).toBe(0);
    expect(out).toContain("no lockout: ticket 12");
  });

  test("in the palisade.yaml that governs, once for each file", async () => {
    const cwd = folderOf({
      "a.inf": weakTemplate,
      "b/c.inf": weakTemplate,
      "palisade.yaml": "client: Northgate # the dentist\n",
    });
    await palisade(["accept", "lockout-too-weak", ".", "--reason", "x", "--until", "2090-01-01"], { cwd });
    expect(readFileSync(join(cwd, "palisade.yaml"), "utf8")).toMatch(/^client: Northgate # the dentist\n/);
    expect(await palisade(["review"], { cwd })).toMatchObject({ code: 0 });
  });

  test("needs a reason", async () =>
    expect(await palisade(["accept", "lockout-too-weak", "."], { cwd: folderOf({}) })).toMatchObject({
      code: 2,
      err: expect.stringContaining("--reason"),
    }));
  test("needs something to accept", async () =>
    expect(await palisade(["accept", "lockout-too-weak", ".", "--reason", "x"], { cwd: folderOf({}) })).toMatchObject({
      code: 2,
      err: "palisade: no finding of lockout-too-weak is there to accept\n",
    }));
});
