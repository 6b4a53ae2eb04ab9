import type { Located } from "../../text/span.ts";

/** One field of a rule, by the name it has in rule strings: `RA4=LocalSubnet`. A field may be there several times. */
export interface RuleField {
  readonly name: string;
  readonly value: Located<string>;
}

/**
 * The fields of `v2.25|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=3389|…`; undefined for other text. Where the
 * text of the file is longer than what it means (references of XML), each field has the span of the whole.
 */
export function fieldsOfRuleString({ value, span }: Located<string>): RuleField[] | undefined {
  if (!/^v[0-9]{1,3}\.[0-9]{1,3}\|/.test(value)) return undefined;
  const exact = value.length === span.end - span.start;
  const fields: RuleField[] = [];
  let start = value.indexOf("|") + 1;
  while (start < value.length) {
    const bar = value.indexOf("|", start);
    const end = bar < 0 ? value.length : bar;
    const equals = value.indexOf("=", start);
    if (start < equals && equals < end) {
      const place = exact ? { start: span.start + equals + 1, end: span.start + end } : span;
      fields.push({ name: value.slice(start, equals), value: { value: value.slice(equals + 1, end), span: place } });
    }
    start = end + 1;
  }
  return fields;
}
