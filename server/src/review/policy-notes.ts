import type { Reading } from "../formats/format.ts";
import type { Policy } from "../model/policy.ts";
import type { Levels } from "./levels.ts";
import { ownFinding } from "./observations.ts";
import { switchedOffPart, wmiFilterNotRead } from "./own-checks.ts";
import type { Finding } from "./review.ts";

/** What a reader of findings has to know of the policies in a file: what is not judged, and what narrows them. */
export function policyNotes(file: string, { configurations }: Reading, levels: Levels): Finding[] {
  return configurations.flatMap(({ policy }) =>
    policy ? [...switchedOff(file, policy, levels), ...narrowed(file, policy, levels)] : [],
  );
}

function switchedOff(file: string, policy: Policy, levels: Levels): Finding[] {
  if (levels.isOff(switchedOffPart)) return [];
  return (policy.switchedOff ?? []).map(({ part, settings }) => {
    const whose = part.value === "user" ? "users'" : "computers'";
    const what = settings === 1 ? "1 setting is" : `${settings} settings are`;
    const message = `the ${whose} half of this policy is switched off, so ${what} not judged`;
    return ownFinding(switchedOffPart, file, part.span, message, levels);
  });
}

function narrowed(file: string, { wmiFilter }: Policy, levels: Levels): Finding[] {
  if (!wmiFilter || levels.isOff(wmiFilterNotRead)) return [];
  const message = `this policy applies only where the WMI filter ${wmiFilter.value} lets it, which is not interpreted`;
  return [ownFinding(wmiFilterNotRead, file, wmiFilter.span, message, levels)];
}
