import { describe, expect, test } from "vitest";
import { reviewEstate } from "../../server/src/review/estate.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import type { EstateSetup } from "../../server/src/review/review.ts";
import { readSiteFile } from "../../server/src/review/site-file.ts";
import { broken, type EstateRule, notAssessed } from "../../server/src/rules/rule.ts";
import { resolverNeeded, ruleOf, said, type ToySetup, telnetOpen, toyCatalogue, toySetup } from "./toy.ts";

function estate(files: Record<string, string>, setup: ToySetup = {}, rest: Partial<EstateSetup> = {}) {
  const whole = { ...toySetup(setup), ...rest };
  return reviewEstate(
    Object.entries(files).map(([path, text]) => reviewFile({ path, text }, whole)),
    whole,
  );
}

function found(files: Record<string, string>, setup: ToySetup = {}, rest: Partial<EstateSetup> = {}) {
  return estate(files, setup, rest).findings.map((each) => `${each.file} ${each.rule}: ${each.message}`);
}

describe("facts nobody declared", () => {
  const files = { "a.toy": "toy", "b.toy": "toy" };
  const rules = [resolverNeeded, { ...resolverNeeded, id: "resolver-needed-too" }];
  const message =
    "resolvers is not declared in palisade.yaml, so 2 checks (resolver-needed, resolver-needed-too) cannot judge";

  test("one finding for each, at the site file", () =>
    expect(found(files, { rules, site: {} })).toEqual([`palisade.yaml undeclared-fact: ${message}`]));

  test("or where it was first asked for", () =>
    expect(found(files, { rules })).toEqual([`a.toy undeclared-fact: ${message}`]));

  test("one that is declared and does not tell of this file", () => {
    const zoneNeeded = ruleOf("zone-needed", function* ({ configuration }) {
      yield notAssessed(configuration.span, "nothing tells which zone is internal", "zones");
    });
    const site = { zones: new Map([["internet", [said("wan")]] as const]) };
    expect(found({ "a.toy": "toy" }, { rules: [zoneNeeded], site })).toEqual([
      "palisade.yaml undeclared-fact: zones in palisade.yaml does not say enough: nothing tells which zone is internal, so the check zone-needed cannot judge",
    ]);
  });

  test("names the fact, and once every place that asks", () => {
    const [finding] = estate(files, { rules }).findings;
    expect(finding?.asks).toBe("resolvers");
    expect(finding?.related.map((each) => each.file)).toEqual(["a.toy", "b.toy"]);
  });
});

describe("acceptances", () => {
  const accept = (until: number, rule = "telnet-open") => ({
    site: { accept: [{ rule: said(rule), in: said("a.toy"), until: said(until), reason: said("ticket 1") }] },
    rules: [telnetOpen],
  });

  test("that matches nothing", () =>
    expect(found({ "a.toy": "toy", "b.toy": "toy\ntelnet" }, accept(20_000))).toEqual([
      "palisade.yaml unused-acceptance: no finding of telnet-open in a.toy is there to accept",
      "b.toy telnet-open: telnet is open",
    ]));

  test("that may match in files left out", () =>
    expect(found({ "b.toy": "toy" }, accept(20_000), { partial: true })).toEqual([]));

  test("that has run out while the finding is there", () =>
    expect(found({ "a.toy": "toy\ntelnet" }, accept(19_999))).toEqual([
      "palisade.yaml expired-acceptance: accepted until 2024-10-03; 1 finding counts again",
      "a.toy telnet-open: telnet is open",
    ]));
});

describe("palisade.yaml as it is written", () => {
  const problems = (text: string) =>
    readSiteFile("palisade.yaml", text, toyCatalogue).problems.map((each) => each.message);

  test("names of rules are known", () => {
    const accept = (rule: string) => `accept:\n  - { rule: ${rule}, until: 2026-01-01, reason: known }\n`;
    expect(problems(`${accept("telnet-open")}rules: { unread-lines: off }\n`)).toEqual([]);
    expect(problems(accept("telnet-opened"))).toMatchObject([expect.stringContaining("telnet-open")]);
  });

  test("file-sharing services are known, by whatever people call them", () => {
    expect(problems("approved: { fileShares: [onedrive, google-drive, Dropbox, megaupload, dropbox.com] }\n")).toEqual(
      [],
    );
    expect(problems("approved: { fileShares: [dropbx] }\n")).toEqual([
      "there is no file-sharing service `dropbx`; did you mean `dropbox`?",
    ]);
  });

  test("names of formats are known", () => {
    expect(problems("formats: { '*.txt': toy, '*.cfg': none }\n")).toEqual([]);
    expect(problems("formats: { '*.txt': toys }\n")).toMatchObject([expect.stringContaining("toy")]);
  });
});

test("mistakes that reading palisade.yaml showed", () => {
  const { siteFile } = toySetup({ site: {} });
  const problems = [{ span: { start: 0, end: 4 }, message: "expected a list" }];
  expect(found({}, {}, siteFile && { siteFile: { ...siteFile, problems } })).toEqual([
    "palisade.yaml site-file: expected a list",
  ]);
});

describe("rules over all files", () => {
  const twice: EstateRule = {
    id: "twice",
    title: "",
    recommendation: "no-telnet",
    severity: "warning",
    docs: "",
    proves: "broken-only",
    *checkEstate({ members }) {
      for (const { file, configuration } of members.slice(1))
        yield { file, ...broken({ span: configuration.span, message: `${members.length} devices` }) };
    },
  };
  const setup = { rules: [], catalogue: { estateRules: [twice] } };

  test("stand in the files they name", () =>
    expect(found({ "a.toy": "toy", "b.toy": "toy" }, setup)).toEqual(["b.toy twice: 2 devices"]));

  test("count for verdicts", () =>
    expect(estate({ "a.toy": "toy", "b.toy": "toy" }, setup).verdicts[0]).toMatchObject({ verdict: "broken" }));

  test("can be accepted", () => {
    const site = { accept: [{ rule: said("twice"), until: said(20_000), reason: said("known") }] };
    expect(estate({ "a.toy": "toy", "b.toy": "toy" }, { ...setup, site }).findings).toMatchObject([
      { accepted: { reason: "known" } },
    ]);
  });

  test("may fail without harm to the rest", () => {
    const failing: EstateRule = {
      ...twice,
      checkEstate: () => {
        throw new Error("x");
      },
    };
    expect(found({ "a.toy": "toy\ntelnet" }, { rules: [telnetOpen], catalogue: { estateRules: [failing] } })).toEqual([
      "a.toy internal-error: the check twice failed (Error), so what it would have found is unknown",
      "a.toy telnet-open: telnet is open",
    ]);
  });
});
