import { describe, expect, test } from "vitest";
import type { Format } from "../../server/src/formats/format.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import type { Failure } from "../../server/src/review/review.ts";
import { broken, kept } from "../../server/src/rules/rule.ts";
import { formatDay } from "../../server/src/site/day.ts";
import { ruleOf, said, type ToySetup, telnetOpen, toy, toySetup } from "./toy.ts";

function review(text: string, setup: ToySetup = {}, path = "a.toy") {
  return reviewFile({ path, text }, toySetup(setup));
}

function found(text: string, setup: ToySetup = {}) {
  return review(text, setup).findings.map((each) => `${each.severity} ${each.rule}: ${each.message}`);
}

describe("what one file shows", () => {
  test("a rule's finding", () => expect(found("toy\ntelnet\n")).toEqual(["error telnet-open: telnet is open"]));

  test("problems of the reader", () =>
    expect(found("toy\nbroken text\n")).toEqual(["warning syntax-problem: expected something else"]));

  test("unread lines once, with their number", () =>
    expect(found("toy\nwhat\n\nthat\n")).toEqual([
      "information unread-lines: 2 lines of 4 not understood; no check has looked at them",
    ]));

  test("what configurations share is found once", () => {
    const twice: Format = {
      ...toy,
      read(text, tools) {
        const reading = toy.read(text, tools);
        return { ...reading, configurations: [...reading.configurations, ...reading.configurations] };
      },
    };
    const { findings } = review("toy\ntelnet\ntelnet\n", { catalogue: { formats: [twice] } });
    expect(findings.map((each) => each.span.start)).toEqual([4, 11]);
  });

  test("findings stand in the order of the text", () =>
    expect(review("toy\nwhat\ntelnet\nbroken\n").findings.map((each) => each.rule)).toEqual([
      "unread-lines",
      "telnet-open",
      "syntax-problem",
    ]));

  test("a file that no format knows is left alone", () => {
    const { format, findings, lines } = review("# Notes\n\nhello");
    expect({ format, findings, lines }).toEqual({
      format: undefined,
      findings: [],
      lines: { total: 3, read: 0, ignored: 0, unread: 3 },
    });
  });
});

describe("which format", () => {
  const formats = [{ glob: said("*.txt"), format: said("toy") }];
  test("palisade.yaml says so", () =>
    expect(review("telnet\n", { site: { formats } }, "deep/a.txt").format).toBe("toy"));
  test("the caller says so", () =>
    expect(reviewFile({ path: "a", text: "telnet\n" }, { ...toySetup(), format: "toy" }).format).toBe("toy"));
  test("none, when palisade.yaml says none", () =>
    expect(review("toy\n", { site: { formats: [{ glob: said("*"), format: said("none") }] } }).format).toBeUndefined());
});

describe("a rule that throws", () => {
  const failing = ruleOf(
    "failing",
    function* ({ configuration }) {
      yield broken({ span: configuration.span, message: "found before" });
      yield kept(configuration.span, "kept before");
      throw new TypeError("the password hunter2 is not a number");
    },
    { recommendation: "no-telnet" },
  );

  test("becomes a finding that names it; other rules still run", () =>
    expect(found("toy\ntelnet\n", { rules: [failing, telnetOpen] })).toEqual([
      "error internal-error: the check failing failed (TypeError), so what it would have found is unknown",
      "error failing: found before",
      "error telnet-open: telnet is open",
    ]));

  test("proves nothing kept", () =>
    expect(review("toy\n", { rules: [failing] }).evidence).toMatchObject([{ kind: "not-assessed", rule: "failing" }]));

  test("is told with what it threw", () => {
    const failures: Failure[] = [];
    reviewFile(
      { path: "a.toy", text: "toy" },
      { ...toySetup({ rules: [failing] }), onFailure: (each) => failures.push(each) },
    );
    expect(failures).toMatchObject([{ file: "a.toy", what: "check failing" }]);
  });
});

test("a reader that throws leaves the file unread, not clean", () => {
  const { formats = [] } = toySetup().catalogue ?? {};
  const failing = formats.map((format) => ({
    ...format,
    read: () => {
      throw new RangeError("deep");
    },
  }));
  const { findings, lines } = review("toy\ntelnet\n", { catalogue: { formats: failing } });
  expect(findings).toMatchObject([{ rule: "internal-error", severity: "error" }]);
  expect(lines).toEqual({ total: 2, read: 0, ignored: 0, unread: 2 });
});

describe("severities of palisade.yaml", () => {
  const level = (value: "off" | "warning") => ({
    site: { rules: [{ rule: said("telnet-open"), level: said(value) }] },
  });
  test("another one", () =>
    expect(found("toy\ntelnet", level("warning"))).toEqual(["warning telnet-open: telnet is open"]));
  test("off", () => expect(found("toy\ntelnet", level("off"))).toEqual([]));
});

describe("acceptance", () => {
  const accept = (until: number, glob?: string) => ({
    site: {
      accept: [
        { rule: said("telnet-open"), until: said(until), reason: said("ticket 1"), ...(glob && { in: said(glob) }) },
      ],
    },
  });
  const accepted = (setup: ToySetup) =>
    review("toy\ntelnet\n", setup, "branch/a.toy").findings.map((each) => each.accepted);

  test("an accepted finding stays, with reason and day", () =>
    expect(accepted(accept(20_000))).toEqual([{ reason: "ticket 1", until: formatDay(20_000) }]));
  test("only in the files it names", () => expect(accepted(accept(20_000, "branch/*.toy"))).not.toEqual([undefined]));
  test("not in others", () => expect(accepted(accept(20_000, "main/*.toy"))).toEqual([undefined]));
  test("not after its day", () => expect(accepted(accept(19_999))).toEqual([undefined]));
  test("the day is the site file's own where it says one", () =>
    expect(accepted({ site: { ...accept(19_000).site, asOf: said(18_000) } })).not.toEqual([undefined]));
});

test("a file's place is counted from the site file's folder", () => {
  const setup = toySetup({ site: {} });
  const siteFile = { path: "clients/a/palisade.yaml", text: "", site: setup.siteFile?.site ?? fail(), problems: [] };
  expect(reviewFile({ path: "clients/a/x/b.toy", text: "toy" }, { ...setup, siteFile }).placed).toBe("x/b.toy");
});

function fail(): never {
  throw new Error("the setup has a site");
}
