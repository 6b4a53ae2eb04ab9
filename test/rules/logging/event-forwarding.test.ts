import { describe, expect, test } from "vitest";
import { reviewEstate } from "../../../server/src/review/estate.ts";
import { reviewFile } from "../../../server/src/review/file.ts";
import { eventsNotForwarded } from "../../../server/src/rules/logging/events-not-forwarded.ts";
import { lgpo, template } from "../../../server/src/rules/samples.ts";
import { emptySite, type Site } from "../../../server/src/site/site.ts";
import { inEveryPolicy, policyReport, registryPolicies } from "../../support/policies.ts";
import { expectFindings, expectKept, expectMessages, expectSilent } from "../../support/rules.ts";
import { readTools } from "../../support/tools.ts";

const key = "Software\\Policies\\Microsoft\\Windows\\EventLog\\EventForwarding\\SubscriptionManager";
const to = (host: string) => `Server=http://${host}:5985/wsman/SubscriptionManager/WEC,Refresh=60`;
const manager = (data: string, site?: string) => registryPolicies([{ key, name: "1", data }], site);

describe("the collector", () => {
  inEveryPolicy(
    "is not named",
    eventsNotForwarded,
    manager("Refresh=60"),
    "no collector is named here: `Server=` is missing",
  );
  inEveryPolicy("is named", eventsNotForwarded, manager(to("wec.northgate.example")));
  inEveryPolicy(
    "is no declared log server",
    eventsNotForwarded,
    manager(to("wec.elsewhere.example"), "logServers: [wec.northgate.example, 10.40.0.10]\n"),
    "events are forwarded to wec.elsewhere.example, which is no declared log server",
  );

  test("is a declared log server, whose domain is left out", () =>
    expectKept(
      eventsNotForwarded,
      lgpo(`Computer\n${key}\n1\nSZ:${to("WEC")}\n`, "logServers: [wec.northgate.example]\n"),
      "events are forwarded to WEC",
    ));

  test("has a name, which declared addresses say nothing about", () =>
    expectSilent(eventsNotForwarded, lgpo(`Computer\n${key}\n1\nSZ:${to("wec")}\n`, "logServers: [10.40.0.10]\n")));

  test("replaces those that were there before", () =>
    expectSilent(
      eventsNotForwarded,
      lgpo(`Computer\n${key}\n*\nDELETEALLVALUES\n\nComputer\n${key}\n1\nSZ:${to("wec")}\n`),
    ));
});

test("a service that is disabled forwards nothing", () =>
  expectFindings(
    eventsNotForwarded,
    template(`[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\${key}\\1=1,"${to("wec")}"
[Service General Setting]
"WinRM",4,""
        ^ the service WinRM, which forwards the events, is disabled
`),
  ));

describe("a report that knows the setting by its name", () => {
  const setting = (state: string, value: string) =>
    policyReport(`<Policy><Name>Configure target Subscription Manager</Name><State>${state}</State>
<Category>Windows Components/Event Forwarding</Category><ListBox><Name>SubscriptionManagers</Name><State>Enabled</State>
<Value>${value}</Value></ListBox></Policy>
`);

  test("names a collector", () =>
    expectKept(
      eventsNotForwarded,
      setting("Enabled", `<Element><Data>${to("wec.northgate.example")}</Data></Element>`),
      "events are forwarded to wec.northgate.example",
    ));

  test("takes them away", () =>
    expectMessages(
      eventsNotForwarded,
      setting("Disabled", ""),
      "the policy takes the collectors away: machines forward no events",
    ));
});

describe("policies of an estate", () => {
  const audit =
    "Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting,Setting Value\n";
  const said = (files: Readonly<Record<string, string>>, site: Partial<Site> = {}) => {
    const setup = {
      tools: readTools,
      today: 20_000,
      siteFile: { path: "palisade.yaml", text: "", site: { ...emptySite, ...site }, problems: [] },
    };
    const reviews = Object.entries(files).map(([path, text]) => reviewFile({ path, text }, setup));
    const verdict = reviewEstate(reviews, setup).verdicts.find(
      (each) => each.recommendation === "logs-local-and-central",
    );
    return `${verdict?.verdict}: ${verdict?.reason}`;
  };

  test("one of which forwards the events", () =>
    expect(said({ "audit.csv": audit, "a.lgpo": `Computer\n${key}\n1\nSZ:${to("wec")}\n` })).toBe(
      "kept: events are forwarded to wec",
    ));

  test("none of which forwards the events", () =>
    expect(said({ "audit.csv": audit })).toMatch(/^not-assessed: no policy has Windows events forwarded/));

  test("beside an agent that somebody recorded", () => {
    const span = { start: 0, end: 0 };
    const record = { of: { value: "logs-local-and-central", span }, on: { value: 19_990, span } };
    expect(said({ "audit.csv": audit }, { reviews: [record] })).toBe("by-record: reviewed on 2024-09-24");
  });
});
