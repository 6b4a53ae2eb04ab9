import { describe, expect, test } from "vitest";
import { reviewFile } from "../../server/src/review/file.ts";
import { fixAll } from "../../server/src/review/fix-all.ts";
import { provedFixes } from "../../server/src/review/prove.ts";
import { broken, type Fix, kept, notAssessed, type Rule, type RuleContext } from "../../server/src/rules/rule.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { ruleOf, telnetOpen, toySetup } from "./toy.ts";

/** The text each proved fix of the first finding of `mode` leads to. */
function fixed(text: string, ...rules: readonly Rule[]): string[] {
  const setup = toySetup({ rules });
  const review = reviewFile({ path: "a.toy", text }, setup);
  const finding = review.findings.find((each) => each.rule === rules[0]?.id);
  if (!finding) throw new Error("the text has no finding to fix");
  return provedFixes(review, finding, setup).map((fix) => applyEdits(text, fix.edits));
}

/** Found at the setting `mode` unless it is 3 or more; its fixes set it to the given values. */
function modeLow(...values: readonly string[]): Rule {
  return ruleOf("mode-low", function* ({ configuration }) {
    for (const { name, value } of configuration.policy?.settings ?? []) {
      if (name.value !== "mode" || Number(value.value) >= 3) continue;
      const fixes = values.map(
        (to): Fix => ({ title: `Set ${to}`, safe: true, changes: [{ kind: "set-value", stated: value, to }] }),
      );
      yield broken({ span: value.span, message: `mode is ${value.value}`, fixes });
    }
  });
}

describe("a fix is offered", () => {
  test("when it takes the finding away", () => expect(fixed("toy\ntelnet\n", telnetOpen)).toEqual(["toy\n"]));

  test("with its neighbours as they were, though they move", () =>
    expect(fixed("toy\ntelnet\ntelnet\nbroken\nwhat\n", telnetOpen)).toEqual(["toy\ntelnet\nbroken\nwhat\n"]));

  test("when there is nothing left but advice", () => {
    const advice = ruleOf("advice", function* ({ configuration }) {
      if (configuration.management?.services.length === 0)
        yield broken({ span: configuration.span, message: "could be better still", advice: true });
    });
    expect(fixed("toy\ntelnet\n", telnetOpen, advice)).toEqual(["toy\n"]);
  });

  test("when a check that had nothing to say now cannot tell", () => {
    const unsure = ruleOf("unsure", function* ({ configuration }) {
      for (const { value } of configuration.policy?.settings ?? [])
        if (value.value === "9") yield notAssessed(value.span, "cannot tell");
    });
    expect(fixed("toy\nset mode 1\n", modeLow("9"), unsure)).toEqual(["toy\nset mode 9\n"]);
  });

  test("only those that work", () =>
    expect(fixed("toy\nset mode 1\n", modeLow("2", "3"))).toEqual(["toy\nset mode 3\n"]));
});

describe("a fix is not offered", () => {
  test("when the format cannot spell it", () => {
    const rule = ruleOf("r", function* ({ configuration }) {
      const changes = [{ kind: "add-right-holders", right: "r", holders: [] }] as const;
      yield broken({ span: configuration.span, message: "m", fixes: [{ title: "t", safe: true, changes }] });
    });
    expect(fixed("toy\n", rule)).toEqual([]);
  });

  test("when it changes nothing", () => expect(fixed("toy\nset mode 1\n", modeLow("1"))).toEqual([]));

  test("when it leaves text that nobody understands", () => {
    const gone = ruleOf("gone", function* ({ configuration }) {
      const [setting] = configuration.policy?.settings ?? [];
      if (!setting || configuration.policy?.settings[0]?.value.value === "1") return;
      const changes = [{ kind: "set-value", stated: setting.value, to: "nonsense" }] as const;
      yield broken({ span: setting.span, message: "m", fixes: [{ title: "t", safe: true, changes }] });
    });
    expect(fixed("toy\nset mode 0\n", gone)).toEqual([]);
  });

  test("when another finding appears", () => {
    const tooHigh = ruleOf("mode-high", function* ({ configuration }) {
      for (const { value } of configuration.policy?.settings ?? [])
        if (Number(value.value) > 4) yield broken({ span: value.span, message: "too high" });
    });
    expect(fixed("toy\nset mode 1\n", modeLow("5", "4"), tooHigh)).toEqual(["toy\nset mode 4\n"]);
  });

  test("when the same rule finds something else there", () => {
    const low = modeLow("2");
    expect(fixed("toy\nset mode 1\n", low)).toEqual([]);
  });

  test("when it only makes the file impossible to judge", () => {
    const unsure = ruleOf("unsure", function* ({ configuration }) {
      for (const { value } of configuration.policy?.settings ?? [])
        if (value.value === "9") yield notAssessed(value.span, "cannot tell");
        else yield kept(value.span, "fine");
    });
    expect(fixed("toy\nset mode 1\n", modeLow("9"), unsure)).toEqual([]);
  });

  test("when its edits overlap", () => {
    const rule = ruleOf("r", function* ({ configuration }) {
      const [service] = configuration.management?.services ?? [];
      if (!service) return;
      const inner = { start: service.span.start + 1, end: service.span.end };
      const changes = [service.span, inner].map((span) => ({ kind: "remove-statement", span }) as const);
      yield broken({ span: service.span, message: "m", fixes: [{ title: "t", safe: true, changes }] });
    });
    expect(fixed("toy\ntelnet\n", rule)).toEqual([]);
  });
});

describe("fix all", () => {
  const all = (text: string, ...rules: readonly Rule[]) => {
    const { review, done } = fixAll({ path: "a.toy", text }, toySetup({ rules }));
    return { text: review.text, done: done.map((each) => each.fix.title) };
  };

  test("applies one after another", () =>
    expect(all("toy\ntelnet\nset mode 1\ntelnet\n", telnetOpen, modeLow("3"))).toEqual({
      text: "toy\nset mode 3\n",
      done: ["Close telnet", "Set 3", "Close telnet"],
    }));

  test("takes only safe ones", () => {
    const careful: Rule = {
      ...telnetOpen,
      *check(context) {
        for (const each of telnetOpen.check(context))
          yield each.kind === "broken"
            ? { ...each, fixes: (each.fixes ?? []).map((fix) => ({ ...fix, safe: false })) }
            : each;
      },
    };
    expect(all("toy\ntelnet\n", careful)).toEqual({ text: "toy\ntelnet\n", done: [] });
  });

  test("ends when a fix cannot be proved", () =>
    expect(all("toy\nset mode 1\n", modeLow("2"))).toEqual({ text: "toy\nset mode 1\n", done: [] }));

  test("reads a file with many leftovers a few times only", () => {
    let readings = 0;
    const counted: Rule = {
      ...telnetOpen,
      *check(context) {
        readings++;
        yield* telnetOpen.check(context);
      },
    };
    const { text, done } = all(`toy\n${"telnet\n# between\n".repeat(200)}`, counted);
    expect(text).toBe(`toy\n${"# between\n".repeat(200)}`);
    expect(done).toHaveLength(200);
    expect(readings).toBeLessThan(5);
  });

  test("keeps apart what holds alone and not together", () => {
    const settings = ({ configuration }: RuleContext) => configuration.policy?.settings ?? [];
    const on = ruleOf("on", function* (context) {
      for (const { value } of settings(context))
        if (value.value === "1") {
          const changes = [{ kind: "set-value", stated: value, to: "0" }] as const;
          yield broken({ span: value.span, message: "on", fixes: [{ title: "Switch off", safe: true, changes }] });
        }
    });
    const allOff = ruleOf("all-off", function* (context) {
      if (settings(context).every(({ value }) => value.value === "0"))
        yield broken({ span: context.configuration.span, message: "everything is off" });
    });
    expect(all("toy\nset a 1\nset b 1\nset c 1\n", on, allOff)).toEqual({
      text: "toy\nset a 0\nset b 0\nset c 1\n",
      done: ["Switch off", "Switch off"],
    });
  });

  test("tells each fix as an edit of the text the one before left", () => {
    const text = "toy\nset mode 1\n# between\ntelnet\nset mode 2\n";
    const { review, done } = fixAll({ path: "a.toy", text }, toySetup({ rules: [telnetOpen, modeLow("30")] }));
    expect(done).toHaveLength(3);
    expect(done.reduce((before, { fix }) => applyEdits(before, fix.edits), text)).toBe(review.text);
  });
});
