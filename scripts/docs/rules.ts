import { recommendation } from "../../server/src/alert/recommendations.ts";
import { checksOf } from "../../server/src/review/catalogue.ts";
import type { Check } from "../../server/src/rules/rule.ts";

/** Every rule, with what of the alert it holds files against. */
export function ruleTable(): string {
  const rows = checksOf().map((check) => `| ${cells(check).join(" | ")} |`);
  return ["| rule | finds | severity | recommendation |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function cells({ id, title, severity, recommendation: asked }: Check): readonly string[] {
  return [
    `[${id}](docs/rules/${id}.md)`,
    title,
    severity,
    asked === undefined ? "" : (recommendation(asked)?.title ?? asked),
  ];
}
