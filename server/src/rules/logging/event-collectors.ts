import { isTemplate } from "../../facts/windows-templates.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { Located, Span } from "../../text/span.ts";
import { registryValues } from "../registry-values.ts";

/** Where a policy has machines send their events. */
export interface EventCollectors {
  /** `Server=http://wec.northgate.example:5985/wsman/SubscriptionManager/WEC,Refresh=60`, one for each. */
  readonly named: readonly Located<string>[];
  /** Set where the policy takes collectors away that others named. */
  readonly takenAway?: Span;
}

const key = "Software\\Policies\\Microsoft\\Windows\\EventLog\\EventForwarding\\SubscriptionManager";

/** The collectors that a policy names, in the registry or by the policy editor's setting. */
export function eventCollectors(configuration: Configuration): EventCollectors {
  const inRegistry = registryValues(configuration, key).map(({ data }) => data);
  const templates = (configuration.policy?.templates ?? []).filter(
    ({ category, name }) => category && isTemplate("event-forwarding", category.value, name.value),
  );
  const inTemplates = templates
    .filter(({ state }) => state.value === "enabled")
    .flatMap(({ parts }) => parts.flatMap(({ value }) => linesOf(value)));
  const named = [...inRegistry, ...inTemplates];
  const disabled = templates.find(({ state }) => state.value === "disabled")?.state.span;
  const deleted = configuration.policy?.registry.find(
    (setting) => setting.type === "delete" && setting.key.value.toLowerCase() === key.toLowerCase(),
  )?.data.span;
  const takenAway = disabled ?? deleted;
  // Windows empties the list before it writes a new one.
  return named.length > 0 || !takenAway ? { named } : { named, takenAway };
}

function linesOf({ value, span }: Located<string>): Located<string>[] {
  return value.split("\n").map((line) => ({ value: line, span }));
}

/** The host that `Server=` names; undefined where nothing does. */
export function collectorHost(manager: string): string | undefined {
  return /(?:^|,)\s*Server\s*=\s*(?:https?:\/\/)?(\[[0-9a-f:.]+\]|[^\s:/,]+)/i.exec(manager)?.[1];
}
