import type { IptablesOption } from "../netfilter/options.ts";
import { protocolOf } from "../netfilter/ports.ts";
import { targetNamed } from "../netfilter/targets.ts";
import type { Evidence } from "./draft.ts";

/** Takes note of what a rule's options tell of its family: save files do not say it otherwise. */
export function noteEvidence(options: readonly IptablesOption[], evidence: Evidence): void {
  for (const { name, values } of options) {
    const value = values[0]?.value ?? "";
    switch (name) {
      case "-4":
      case "-6":
        evidence.both = true;
        break;
      case "-s":
      case "-d":
      case "--src-range":
      case "--dst-range":
      case "--to-source":
      case "--to-destination":
        noteAddress(value, evidence);
        break;
      case "-p": {
        const protocol = protocolOf(value);
        if (protocol === 1) evidence.four++;
        else if (protocol === 58) evidence.six++;
        break;
      }
      case "-m":
        if (onlySix.has(value)) evidence.six++;
        else if (onlyFour.has(value)) evidence.four++;
        break;
      case "--reject-with":
        if (value.startsWith("icmp6-")) evidence.six++;
        else if (value.startsWith("icmp-")) evidence.four++;
        break;
      case "-f":
        evidence.four++;
        break;
      case "-A":
      case "-I":
        if (value.startsWith("ufw6-")) evidence.six++;
        break;
      case "-j":
        noteTarget(value, evidence);
        break;
    }
  }
}

const onlySix: ReadonlySet<string> = new Set(
  "icmp6 icmpv6 ipv6-icmp hl rt hbh dst frag eui64 ipv6header mh srh".split(" "),
);
const onlyFour: ReadonlySet<string> = new Set(["icmp", "ttl", "realm"]);

function noteAddress(value: string, evidence: Evidence): void {
  const colon = value.indexOf(":");
  if (colon < 0) {
    const first = value.charCodeAt(0);
    if (48 <= first && first <= 57) evidence.four++;
  } else if (value.indexOf(":", colon + 1) >= 0) evidence.six++;
  else evidence.four++;
}

function noteTarget(value: string, evidence: Evidence): void {
  if (value === "HL" || value === "DNPT" || value === "SNPT") evidence.six++;
  if (targetNamed(value)?.effect !== "translate") return;
  evidence.translates = true;
  if (value !== "MASQUERADE" && value !== "SNAT") evidence.redirects = true;
}
