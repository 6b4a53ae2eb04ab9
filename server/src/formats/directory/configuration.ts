import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import type { Directory } from "../../model/directory.ts";
import type { Span } from "../../text/span.ts";
import { definitionsOf } from "./definitions.ts";

/** What an export of accounts tells that has nothing else in it. */
export function accountsOnly(format: string, vendor: string, head: Span, directory: Directory): Configuration {
  return {
    ...emptyConfiguration(format, vendor, head),
    subjects: directory.accounts.length + directory.groups.length > 0 ? ["accounts"] : [],
    fragment: true,
    directory,
    definitions: definitionsOf(directory),
  };
}
