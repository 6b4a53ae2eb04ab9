import { describe, expect, test } from "vitest";
import { jsonReport } from "../../server/src/report/json.ts";
import type { Report } from "../../server/src/report/report.ts";
import { sarifReport } from "../../server/src/report/sarif.ts";
import { expectSoon } from "../support/time.ts";
import { sampleReport } from "./sample.ts";
import { jsonProblems, sarifProblems } from "./schemas.ts";

const empty: Report = { version: "1", estates: [], skipped: 0, checks: [], recommendations: [], fixesOf: () => [] };

describe("JSON", () => {
  const report = jsonReport(sampleReport());

  test("keeps its schema", () => expect(jsonProblems(report)).toEqual([]));
  test("with nothing in it", () => expect(jsonProblems(jsonReport(empty))).toEqual([]));
  test("the schema notices what is wrong", () => expect(jsonProblems({ ...report, version: 2 })).not.toEqual([]));

  test("files, with the unread lines", () =>
    expect(report.files).toEqual([
      {
        path: "clients/a/edge.toy",
        format: "toy",
        lines: { total: 7, read: 5, ignored: 1, unread: 1 },
        unread: [{ line: 5, text: "what community *****" }],
      },
      { path: "clients/a/branch.toy", format: "toy", lines: { total: 2, read: 2, ignored: 0, unread: 0 }, unread: [] },
      { path: "clients/a/notes.txt", format: null, lines: { total: 1, read: 0, ignored: 0, unread: 1 }, unread: [] },
    ]));

  test("a line is quoted once, however much of it is unread", () => {
    const [estate] = sampleReport().estates;
    const [file] = estate?.files ?? [];
    if (!estate || !file) throw new Error("expected a file");
    const words = "word ".repeat(50_000);
    const unread = Array.from({ length: 50_000 }, (_, at) => ({ span: { start: at * 5, end: at * 5 + 4 } }));
    const wide = { ...estate, findings: [], verdicts: [], files: [{ ...file, text: words, unread }] };
    expectSoon(() => expect(jsonReport({ ...empty, estates: [wide] }).files[0]?.unread).toHaveLength(1));
  });

  test("a finding with its fix, counted from 0", () =>
    expect(report.findings.find((each) => each.rule === "telnet-open")).toEqual({
      file: "clients/a/edge.toy",
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 6 } },
      rule: "telnet-open",
      recommendation: "no-telnet",
      severity: "error",
      confidence: "certain",
      message: "telnet is open",
      related: [],
      fixes: [
        {
          title: "Close telnet",
          safe: true,
          edits: [
            {
              file: "clients/a/edge.toy",
              range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } },
              newText: "",
            },
          ],
        },
      ],
    }));

  test("a witness, in the words of `palisade trace`", () =>
    expect(report.findings.find((each) => each.witness)?.witness?.packet).toEqual({
      in_iface: "outside",
      out_iface: "inside",
      src: "203.0.113.7",
      dst: "10.0.0.1",
      proto: "tcp",
      sport: 40000,
      dport: 22,
    }));

  test("what is accepted, and why", () =>
    expect(report.findings.find((each) => each.accepted)?.accepted).toEqual({
      reason: "old switch, ticket 4711",
      until: "2025-01-12",
    }));

  test("verdicts", () =>
    expect(report.verdicts.map((each) => [each.recommendation, each.verdict, each.evidence.length, each.site])).toEqual(
      [
        ["no-telnet", "broken", 2, "clients/a/palisade.yaml"],
        ["gate-closed", "broken", 1, "clients/a/palisade.yaml"],
        ["resolvers-used", "not-assessed", 2, "clients/a/palisade.yaml"],
        ["plan-current", "by-record", 0, "clients/a/palisade.yaml"],
      ],
    ));
});

describe("SARIF", () => {
  const log = sarifReport(sampleReport());
  const [run] = log.runs;

  test("keeps the published schema", () => expect(sarifProblems(log)).toEqual([]));
  test("with nothing in it", () => expect(sarifProblems(sarifReport(empty))).toEqual([]));
  test("the schema notices what is wrong", () => expect(sarifProblems({ ...log, version: "2.0.0" })).not.toEqual([]));

  test("every result names its rule", () => {
    for (const result of run?.results ?? [])
      expect(run?.tool.driver.rules?.[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
  });

  test("accepted findings are suppressed, others not", () =>
    expect(run?.results?.filter((each) => each.suppressions).map((each) => each.suppressions)).toEqual([
      [{ kind: "external", justification: "old switch, ticket 4711" }],
    ]));

  test("a fix replaces text of the file", () =>
    expect(run?.results?.find((each) => each.fixes)?.fixes).toEqual([
      {
        description: { text: "Close telnet" },
        artifactChanges: [
          {
            artifactLocation: { uri: "clients/a/edge.toy" },
            replacements: [
              {
                deletedRegion: { startLine: 3, startColumn: 1, endLine: 4, endColumn: 1 },
                insertedContent: { text: "" },
              },
            ],
          },
        ],
      },
    ]));

  test("no secret in either", () =>
    expect(JSON.stringify([log, jsonReport(sampleReport())])).not.toMatch(/s3cret|hunter2/));
});
