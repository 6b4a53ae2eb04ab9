import type { FilteredMessages, Logging } from "../../model/logging.ts";
import { broken, notAssessed, type Observation } from "../rule.ts";

/** What filters leave out, or may, of the messages that are sent about one subject; `why` is said of those left out for sure. */
export function* filteredOut(
  { filtered = [] }: Logging,
  about: FilteredMessages["about"],
  messages: string,
  why: string,
): Generator<Observation> {
  for (const { filter, leavesOut } of filtered.filter((each) => each.about === about))
    yield leavesOut
      ? broken({ span: filter.span, message: `this filter leaves out ${messages}: ${why}` })
      : notAssessed(filter.span, `whether ${messages} are sent depends on a filter that asks for more than severities`);
}
