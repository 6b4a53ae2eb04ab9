import { describe, expect, test } from "vitest";
import { reviewEstate } from "../../server/src/review/estate.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import type { Catalogue } from "../../server/src/review/review.ts";
import { broken, kept, notAssessed, type Rule } from "../../server/src/rules/rule.ts";
import type { Site } from "../../server/src/site/site.ts";
import { recommendationOf, ruleOf, said, telnetOpen, toySetup } from "./toy.ts";

interface Estate {
  readonly files: readonly string[];
  readonly rules?: readonly Rule[];
  readonly recommendation?: Partial<Catalogue["recommendations"][number]>;
  readonly site?: Partial<Site>;
}

/** The verdict on the one recommendation `r`, for toy files with these lines. */
function verdict({ files, rules = [telnetRule], recommendation = {}, site }: Estate): string {
  const catalogue = { recommendations: [recommendationOf("r", recommendation)] };
  const setup = toySetup({ rules, catalogue, ...(site && { site }) });
  const reviews = files.map((lines, at) => reviewFile({ path: `${at + 1}.toy`, text: `toy\n${lines}\n` }, setup));
  const [only] = reviewEstate(reviews, setup).verdicts;
  return `${only?.verdict}: ${only?.reason}`;
}

const telnetRule: Rule = { ...telnetOpen, recommendation: "r" };

describe("broken", () => {
  test("one file is enough", () => expect(verdict({ files: ["telnet", "", ""] })).toBe("broken: 1 finding in 1 file"));

  test("unread text changes nothing", () =>
    expect(verdict({ files: ["telnet\nwhat"] })).toBe("broken: 1 finding in 1 file"));

  test("accepted, and says so", () =>
    expect(
      verdict({
        files: ["telnet"],
        site: { accept: [{ rule: said("telnet-open"), until: said(20_000), reason: said("old switch") }] },
      }),
    ).toBe("broken: 1 finding in 1 file, accepted until 2024-10-04: old switch"));

  test("by a finding of another recommendation that also breaks it", () => {
    const other = ruleOf("other", function* ({ configuration }) {
      yield broken({ span: configuration.span, message: "m", alsoBreaks: ["r"] });
    });
    expect(verdict({ files: [""], rules: [other] })).toBe("broken: 1 finding in 1 file");
  });
});

describe("kept", () => {
  test("where something shows it", () =>
    expect(verdict({ files: ["", ""] })).toBe("kept: telnet is closed, and 1 more place"));

  test("unread text of another subject does not matter", () =>
    expect(verdict({ files: ["about logging level"] })).toBe("kept: telnet is closed"));

  test("nor does unread text of files that are about something else", () =>
    expect(verdict({ files: ["what"], recommendation: { evidence: ["accounts"] } })).toBe("kept: telnet is closed"));
});

describe("not assessed", () => {
  test("unread text could speak against it", () =>
    expect(verdict({ files: ["", "what"] })).toBe(
      "not-assessed: nothing breaks it in what was read, but unread text in 2.toy could",
    ));

  test("unread text of its subject", () =>
    expect(verdict({ files: ["about filters x"] })).toBe(
      "not-assessed: nothing breaks it in what was read, but unread text in 1.toy could",
    ));

  test("a statement that was misunderstood could, too", () =>
    expect(verdict({ files: ["broken"] })).toBe(
      "not-assessed: nothing breaks it in what was read, but unread text in 1.toy could",
    ));

  test("one file in which it could not be judged", () => {
    const partly = ruleOf(
      "partly",
      function* ({ configuration, path }) {
        if (path === "1.toy") yield kept(configuration.span, "fine");
        else yield notAssessed(configuration.span, "who is the MSP?", "msp.accounts");
      },
      { recommendation: "r" },
    );
    expect(verdict({ files: ["", ""], rules: [partly] })).toBe(
      "not-assessed: who is the MSP? (palisade.yaml does not declare msp.accounts)",
    );
  });

  test("a rule that can only show it broken proves nothing", () =>
    expect(verdict({ files: [""], rules: [{ ...telnetRule, proves: "broken-only" }] })).toBe(
      "not-assessed: nothing was found that breaks it, and nothing that shows it kept",
    ));

  test("a rule that may break it along with another recommendation has looked, and proves nothing", () => {
    const along = { ...telnetRule, recommendation: "other", mayAlsoBreak: ["r"] };
    expect(verdict({ files: [""], rules: [along] })).toBe(
      "not-assessed: nothing was found that breaks it, and nothing that shows it kept",
    );
    expect(verdict({ files: [""], rules: [] })).toBe("not-assessed: no check reads it from files yet");
  });

  test("a rule that is off proves nothing", () =>
    expect(verdict({ files: [""], site: { rules: [{ rule: said("telnet-open"), level: said("off") }] } })).toBe(
      "not-assessed: palisade.yaml switches telnet-open off",
    ));

  test("a rule that failed proves nothing", () => {
    const failing = ruleOf(
      "failing",
      function* () {
        yield* [];
        throw new Error();
      },
      { recommendation: "r" },
    );
    expect(verdict({ files: [""], rules: [telnetRule, failing] })).toBe(
      "not-assessed: the check failing failed (Error), so what it would have found is unknown",
    );
  });

  test("an undecided finding is no proof of either", () => {
    const hint = ruleOf(
      "hint",
      function* ({ configuration }) {
        yield broken({ span: configuration.span, message: "may be shared", undecided: true });
      },
      { recommendation: "r" },
    );
    expect(verdict({ files: [""], rules: [telnetRule, hint] })).toBe("not-assessed: may be shared");
  });

  test("advice is about something else", () => {
    const hint = ruleOf(
      "hint",
      function* ({ configuration }) {
        yield broken({ span: configuration.span, message: "could be better still", advice: true });
      },
      { recommendation: "r" },
    );
    expect(verdict({ files: [""], rules: [hint] })).toBe(
      "not-assessed: nothing was found that breaks it, and nothing that shows it kept",
    );
  });

  test("no rule for it", () =>
    expect(verdict({ files: [""], rules: [] })).toBe("not-assessed: no check reads it from files yet"));

  test("no file about it", () =>
    expect(verdict({ files: [], recommendation: { evidence: ["vpn", "process-record"] } })).toBe(
      "not-assessed: no file about VPNs was reviewed",
    ));
});

describe("by record", () => {
  const record = { of: said("r"), on: said(20_000), by: said("j.doe") };

  test("nothing recorded yet", () =>
    expect(verdict({ files: [""], rules: [], recommendation: { checkable: "only-by-record" } })).toBe(
      "by-record: no file can show it; palisade.yaml holds no record of a review",
    ));

  test("the latest record", () =>
    expect(verdict({ files: [""], rules: [], site: { reviews: [{ of: said("r"), on: said(10_000) }, record] } })).toBe(
      "by-record: reviewed on 2024-10-04 by j.doe",
    ));

  test("a record does not hide what files show broken", () =>
    expect(verdict({ files: ["telnet"], site: { reviews: [record] } })).toBe("broken: 1 finding in 1 file"));
});
