import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { JsonReport } from "../../server/src/report/json.ts";
import { gpo } from "../formats/gpo-report/samples.ts";
import { jsonProblems, sarifProblems } from "../report/schemas.ts";
import { dword, polBytes } from "../support/registry-pol.ts";
import { folderOf, palisade, type RunOptions, tunnel, tunnelSecret, weakTemplate } from "./palisade.ts";

/** The JSON review of paths, which must keep its schema. */
async function reviewed(
  words: readonly string[],
  options: RunOptions,
): Promise<JsonReport & { code: number | null; err: string }> {
  const { code, out, err } = await palisade(["review", "--format", "json", ...words], options);
  const report = JSON.parse(out) as JsonReport;
  expect(jsonProblems(report)).toEqual([]);
  return { ...report, code, err };
}

const paths = (report: JsonReport) => report.files.map((file) => file.path);

describe("exit code 0: nothing at or above the level", () => {
  const cwd = folderOf({ "wg0.conf": tunnel });
  test("information alone", async () =>
    expect(await palisade(["review"], { cwd })).toMatchObject({ code: 0, err: "" }));
  test("an empty folder", async () => {
    const report = await reviewed(["."], { cwd: folderOf({}) });
    expect(report).toMatchObject({ code: 0, files: [], skipped: 0, findings: [] });
    expect(report.verdicts.map((each) => each.verdict)).not.toContain("kept");
  });
  test("errors, when nothing shall fail", async () =>
    expect(
      await palisade(["review", "--fail-on", "never"], { cwd: folderOf({ "a.inf": weakTemplate }) }),
    ).toMatchObject({
      code: 0,
    }));
});

describe("exit code 1: something at or above the level", () => {
  test("an error", async () =>
    expect(await palisade(["review"], { cwd: folderOf({ "a.inf": weakTemplate }) })).toMatchObject({
      code: 1,
      err: "",
    }));
  test("information, when it shall fail", async () =>
    expect(
      await palisade(["review", "--fail-on", "information"], { cwd: folderOf({ "wg0.conf": tunnel }) }),
    ).toMatchObject({
      code: 1,
    }));
  test("not for what is accepted", async () => {
    const cwd = folderOf({
      "a.inf": weakTemplate,
      "palisade.yaml": "asOf: 2026-01-01\naccept:\n  - { rule: lockout-too-weak, until: 2026-06-01, reason: known }\n",
    });
    expect(await palisade(["review"], { cwd })).toMatchObject({ code: 0 });
    expect(await palisade(["review", "--as-of", "2026-07-01"], { cwd })).toMatchObject({ code: 1 });
  });
});

describe("exit code 2: it could not be done", () => {
  const cwd = folderOf({ "a.inf": weakTemplate });
  const wrong: readonly (readonly [string, readonly string[], string])[] = [
    ["an unknown option", ["review", "--formt", "json"], "there is no option --formt; did you mean --format?"],
    ["an option without its value", ["review", "--format"], "--format"],
    [
      "an unknown form",
      ["review", "--format", "xml"],
      '--format must be text, json, sarif, html or markdown, not "xml"',
    ],
    ["a day that is none", ["review", "--as-of", "2026-02-30"], "--as-of must be a date such as 2026-11-21"],
    ["an unknown level", ["review", "--fail-on", "fatal"], "--fail-on must be error, warning, information or never"],
    ["an unknown command", ["reviw"], "there is no command reviw; did you mean review?"],
    [
      "an output that cannot be written",
      ["review", "--output", "no/such/file"],
      "no/such/file: no such file or folder",
    ],
  ];
  for (const [what, words, message] of wrong)
    test(what, async () => {
      const { code, err } = await palisade(words, { cwd });
      expect(code).toBe(2);
      expect(err).toContain(message);
    });

  test("a path that is not there, and the others are reviewed all the same", async () => {
    const report = await reviewed(["nowhere.cfg", "a.inf"], { cwd });
    expect(report).toMatchObject({ code: 2, err: "palisade: nowhere.cfg: no such file or folder\n" });
    expect(report.findings.map((each) => each.rule)).toContain("lockout-too-weak");
  });

  test("a mistake in palisade.yaml, by line, and the files are reviewed all the same", async () => {
    const broken = folderOf({
      "a.inf": weakTemplate,
      "palisade.yaml": "client: Northgate\nresolvers: [not-an-address]\n",
    });
    const report = await reviewed(["."], { cwd: broken });
    expect(report.code).toBe(2);
    expect(report.err).toMatch(/^palisade: palisade\.yaml:2:13: /);
    expect(report.findings.map((each) => [each.file, each.rule])).toEqual(
      expect.arrayContaining([
        ["palisade.yaml", "site-file"],
        ["a.inf", "lockout-too-weak"],
      ]),
    );
  });

  test("a palisade.yaml that was named and is not there", async () =>
    expect(await reviewed(["--site", "none.yaml", "a.inf"], { cwd })).toMatchObject({
      code: 2,
      err: "palisade: none.yaml: no such file or folder\n",
    }));
});

describe("which files", () => {
  test("not the pages in a folder that quote configurations, unless they are named or palisade.yaml says what they are", async () => {
    const page = `# How to\n\n${weakTemplate}`;
    const cwd = folderOf({ "notes.md": weakTemplate, "a/notes.md": weakTemplate, "a/page.md": page });
    expect(await reviewed(["."], { cwd })).toMatchObject({ files: [], skipped: 3 });
    expect(paths(await reviewed(["notes.md"], { cwd }))).toEqual(["notes.md"]);
    const declared = folderOf({ "notes.md": weakTemplate, "palisade.yaml": "formats: { '*.md': gpttmpl }\n" });
    expect(paths(await reviewed(["."], { cwd: declared }))).toEqual(["notes.md"]);
  });

  test("all below a folder, those of tools left out, others counted", async () => {
    const cwd = folderOf({
      "site/a.inf": weakTemplate,
      "site/b/wg0.conf": tunnel,
      "site/notes.txt": "hello\n",
      "site/logo.png": Uint8Array.of(0x89, 0x50, 0, 0, 1, 2),
      "site/.git/config.inf": weakTemplate,
      "site/node_modules/x.inf": weakTemplate,
    });
    const report = await reviewed(["site"], { cwd });
    expect(paths(report)).toEqual(["site/a.inf", "site/b/wg0.conf"]);
    expect(report.skipped).toBe(2);
  });

  test("each once, however often it is named", async () => {
    const cwd = folderOf({ "a.inf": weakTemplate });
    expect(paths(await reviewed(["a.inf", ".", "./a.inf"], { cwd }))).toEqual(["a.inf"]);
  });

  test("a named file that nobody knows is listed, binary ones too", async () => {
    const cwd = folderOf({ "notes.txt": "hello\nworld\n", "logo.png": Uint8Array.of(0x89, 0x50, 0, 0, 1, 2) });
    const report = await reviewed(["notes.txt", "logo.png"], { cwd });
    expect(report.code).toBe(0);
    expect(report.files).toEqual([
      { path: "notes.txt", format: null, lines: { total: 2, read: 0, ignored: 0, unread: 2 }, unread: [] },
      { path: "logo.png", format: null, lines: { total: 0, read: 0, ignored: 0, unread: 0 }, unread: [] },
    ]);
  });

  test("links are not followed: no circle, and nothing outside the folder", async () => {
    const outside = folderOf({ "secret.inf": weakTemplate });
    const cwd = folderOf({ "a.inf": weakTemplate });
    mkdirSync(join(cwd, "deep"));
    symlinkSync(cwd, join(cwd, "deep/loop"));
    symlinkSync("self", join(cwd, "self"));
    symlinkSync(outside, join(cwd, "out"));
    symlinkSync(join(outside, "secret.inf"), join(cwd, "b.inf"));
    const report = await reviewed(["."], { cwd });
    expect(report).toMatchObject({ code: 1, err: "", skipped: 4 });
    expect(paths(report)).toEqual(["a.inf"]);
  });

  test("are named from where one stands, with forward slashes", async () => {
    const root = folderOf({ "clients/a/x.inf": weakTemplate, "clients/b/palisade.yaml": "client: B\n" });
    expect(paths(await reviewed(["../a"], { cwd: join(root, "clients/b") }))).toEqual(["../a/x.inf"]);
  });

  test("in UTF-16, as Windows exports them", async () => {
    const cwd = folderOf({ "a.inf": Buffer.from(`\ufeff${weakTemplate}`, "utf16le") });
    const { findings } = await reviewed(["."], { cwd });
    expect(findings.find((each) => each.rule === "lockout-too-weak")?.range.start).toEqual({ line: 3, character: 18 });
  });
});

describe("which palisade.yaml", () => {
  const root = folderOf({
    "palisade.yaml": "client: Outer\nrules: { lockout-too-weak: warning }\n",
    "a.inf": weakTemplate,
    "inner/palisade.yaml": "client: Inner\nrules: { lockout-too-weak: off }\n",
    "inner/deep/b.inf": weakTemplate,
  });
  const severities = (report: JsonReport) =>
    report.findings.filter((each) => each.rule === "lockout-too-weak").map((each) => [each.file, each.severity]);

  test("the nearest one above a file", async () =>
    expect(severities(await reviewed(["."], { cwd: root }))).toEqual([["a.inf", "warning"]]));
  test("also above the current folder", async () =>
    expect(severities(await reviewed(["b.inf"], { cwd: join(root, "inner/deep") }))).toEqual([]));
  test("or the one that is named", async () =>
    expect(severities(await reviewed(["--site", "palisade.yaml", "."], { cwd: root }))).toEqual([
      ["a.inf", "warning"],
      ["inner/deep/b.inf", "warning"],
    ]));
  test("verdicts are told apart by it", async () => {
    const { verdicts } = await reviewed(["."], { cwd: root });
    expect([...new Set(verdicts.map((each) => each.site))].sort()).toEqual(["inner/palisade.yaml", "palisade.yaml"]);
  });

  test("an acceptance for files that were not named is not called unused", async () => {
    const cwd = folderOf({
      "a.inf": weakTemplate,
      "b.inf": weakTemplate,
      "palisade.yaml": "accept:\n  - { rule: lockout-too-weak, in: b.inf, until: 2090-01-01, reason: known }\n",
    });
    const rules = async (word: string) => (await reviewed([word], { cwd })).findings.map((each) => each.rule);
    expect(await rules("a.inf")).not.toContain("unused-acceptance");
    expect(await rules(".")).not.toContain("unused-acceptance");
  });
});

describe("what comes out", () => {
  const cwd = folderOf({ "a.inf": weakTemplate, "wg0.conf": tunnel });

  test("text", async () => expect((await palisade(["review"], { cwd })).out).toContain("error[lockout-too-weak]"));
  test("SARIF that keeps its schema", async () =>
    expect(sarifProblems(JSON.parse((await palisade(["review", "--format", "sarif"], { cwd })).out))).toEqual([]));
  test("HTML", async () =>
    expect((await palisade(["review", "--format", "html"], { cwd })).out).toMatch(/^<!DOCTYPE html>/));
  test("Markdown", async () =>
    expect((await palisade(["review", "--format", "markdown"], { cwd })).out).toMatch(/^# /));

  test("into a file", async () => {
    const { out, err } = await palisade(["review", "--format", "json", "--output", "review.json"], { cwd });
    expect(out).toBe("");
    expect(err).toMatch(/written to review\.json\n$/);
    expect(jsonProblems(JSON.parse(readFileSync(join(cwd, "review.json"), "utf8")))).toEqual([]);
  });

  test("never a secret", async () => {
    for (const form of ["text", "json", "sarif", "html", "markdown"]) {
      const { out, err } = await palisade(["review", "--format", form], { cwd });
      expect(out + err).not.toContain(tunnelSecret);
    }
  });
});

describe("a Group Policy backup is one policy", () => {
  const report = gpo(
    "",
    "  <LinksTo><SOMPath>northgate.example/Workstations</SOMPath><Enabled>true</Enabled></LinksTo>\n",
  );
  const cached = dword("Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon", "CachedLogonsCount", 10);
  const cwd = folderOf({
    "{4700}/gpreport.xml": report,
    "{4700}/DomainSysvol/GPO/Machine/registry.pol": polBytes([cached]),
    "loose/registry.pol": polBytes([cached]),
  });

  test("its files bear its name, and get the tier of what it is linked to", async () => {
    const { files, findings, skipped } = await reviewed(["."], { cwd });
    expect(skipped).toBe(0);
    expect(files.map(({ path, format, policy }) => [path, format, policy])).toEqual([
      ["loose/registry.pol", "registry-pol", undefined],
      ["{4700}/gpreport.xml", "gpo-report", "Server Baseline"],
      ["{4700}/DomainSysvol/GPO/Machine/registry.pol", "registry-pol", "Server Baseline"],
    ]);
    const [inBackup] = findings.filter(({ file, rule }) => file.startsWith("{4700}/D") && rule === "cached-logons");
    expect(inBackup?.message).toBe("10 logons are cached; the alert allows none on workstations");
    expect(inBackup?.range.start.line).toBe(5);
    expect(inBackup?.fixes).toEqual([]);
  });

  test("what is to be changed where the file comes from is there to copy", async () => {
    const { findings } = await reviewed(["{4700}/DomainSysvol"], { cwd });
    const text = "Computer\nSoftware\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\nCachedLogonsCount\nDWORD:0";
    expect(findings.find(({ rule }) => rule === "cached-logons")?.elsewhere).toEqual([
      { title: "Cache no logons", form: "LGPO text", text },
    ]);
    const { out } = await palisade(["review", "{4700}/DomainSysvol"], { cwd });
    expect(out).toContain(`  = where the file comes from: Cache no logons, with this LGPO text
  =   Computer
  =   Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon
  =   CachedLogonsCount
  =   DWORD:0
`);
  });
});
