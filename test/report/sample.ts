import type { Report } from "../../server/src/report/report.ts";
import { checksOf } from "../../server/src/review/catalogue.ts";
import { reviewEstate } from "../../server/src/review/estate.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import { provedFixes } from "../../server/src/review/prove.ts";
import { broken } from "../../server/src/rules/rule.ts";
import { recommendationOf, resolverNeeded, ruleOf, said, telnetOpen, toyCatalogue, toySetup } from "../review/toy.ts";

/** A line with a secret, a witness and a place far away. */
const gatewayOpen = ruleOf(
  "gateway-open",
  function* ({ configuration }) {
    const [first, last] = configuration.policy?.settings ?? [];
    if (!first || !last) return;
    yield broken({
      span: last.span,
      message: "GATE lets everything in",
      severity: "warning",
      confidence: "likely",
      witness: {
        packet: { source: 0xcb007107, destination: 0x0a000001, protocol: 6, sourcePort: 40000, destinationPort: 22 },
        inbound: "outside",
        outbound: "inside",
        entries: [first.span, last.span],
      },
      related: [{ span: first.value.span, message: "hidden by this" }],
    });
  },
  { recommendation: "gate-closed", title: "Gate is <open>" },
);

const files = {
  "clients/a/edge.toy": "toy\n# edge\ntelnet\npassword hunter2\nset\tgate any\nwhat community s3cret\nset gate open\n",
  "clients/a/branch.toy": "toy\ntelnet\n",
  "clients/a/notes.txt": "hello\n",
};

/** A report with something of everything, of toy files. */
export function sampleReport(): Report {
  const catalogue = {
    ...toyCatalogue,
    rules: [telnetOpen, gatewayOpen, resolverNeeded],
    recommendations: [
      recommendationOf("no-telnet", { title: "Nobody uses telnet" }),
      recommendationOf("gate-closed", { title: "The gate is closed" }),
      recommendationOf("resolvers-used"),
      recommendationOf("plan-current", { checkable: "only-by-record", evidence: ["process-record"] }),
    ],
  };
  const setup = toySetup({
    catalogue,
    site: {
      client: said("Northgate <Dental>"),
      accept: [
        {
          rule: said("telnet-open"),
          in: said("branch.toy"),
          until: said(20_100),
          reason: said("old switch, ticket 4711"),
        },
      ],
    },
  });
  const { siteFile } = setup;
  const placed = {
    ...setup,
    ...(siteFile && { siteFile: { ...siteFile, path: "clients/a/palisade.yaml", text: "client: x\n" } }),
  };
  const reviews = Object.entries(files).map(([path, text]) => reviewFile({ path, text }, placed));
  return {
    version: "1.2.3",
    estates: [reviewEstate(reviews, placed)],
    skipped: 3,
    checks: checksOf(catalogue),
    recommendations: catalogue.recommendations,
    fixesOf: (finding) => {
      const review = reviews.find((each) => each.path === finding.file);
      return review ? provedFixes(review, finding, placed) : [];
    },
  };
}
