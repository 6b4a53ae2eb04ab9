import { logSizeValue } from "../../facts/windows-registry.ts";
import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import type { Definition } from "../../model/names.ts";
import type { RegistrySetting } from "../../model/policy.ts";
import type { Span } from "../../text/span.ts";

/** A policy that consists of registry values. */
export function registryPolicy(
  format: string,
  vendor: string,
  span: Span,
  settings: readonly RegistrySetting[],
): Configuration {
  const sizes = settings.some(({ key, name }) => logSizeValue(key.value, name.value));
  return {
    ...emptyConfiguration(format, vendor, span),
    subjects: sizes ? ["policy", "logging"] : ["policy"],
    // A policy has more parts than its registry values.
    fragment: true,
    policy: { settings: [], rights: [], groups: [], registry: settings, services: [], audit: [] },
    definitions: settings.map(definitionOf),
  };
}

function definitionOf({ key, name, span }: RegistrySetting): Definition {
  return { kind: "other", name, span, title: key.value, expectsUse: false };
}
