import type { Check, Severity } from "../rules/rule.ts";
import type { Site } from "../site/site.ts";

/** What palisade.yaml says about rules: their severity, or that they are off. The last line about a rule counts. */
export class Levels {
  readonly #levels: ReadonlyMap<string, Severity | "off">;

  constructor(site: Site) {
    this.#levels = new Map(site.rules.map(({ rule, level }) => [rule.value, level.value]));
  }

  isOff(check: Check): boolean {
    return this.#levels.get(check.id) === "off";
  }

  /** The severity palisade.yaml gives the check, over what the check or its observation says. */
  severity(check: Check, observed?: Severity): Severity {
    const level = this.#levels.get(check.id);
    return level === undefined || level === "off" ? (observed ?? check.severity) : level;
  }
}
