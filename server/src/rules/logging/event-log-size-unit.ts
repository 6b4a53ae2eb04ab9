import { threshold } from "../../alert/recommendations.ts";
import { logSizeValue } from "../../facts/windows-registry.ts";
import type { RegistrySetting } from "../../model/policy.ts";
import { broken, kept, type Observation, type Rule } from "../rule.ts";
import { template } from "../samples.ts";
import { sayKilobytes } from "./log-sizes.ts";

const minimumKilobytes = threshold("local-log-size", "minKb");
/** Sizes from here to there are usual for logs when taken in the right unit, and absurd in the other. */
const usualKilobytes = { from: 16 * 1024, to: 16 * 1024 * 1024 };

export const eventLogSizeUnit: Rule = {
  id: "event-log-size-unit",
  title: "Event log size in the registry is too small, or in the wrong unit",
  recommendation: "local-log-size",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Two registry values set the size of an event log, and they count differently: \`Policies\\Microsoft\\Windows\\EventLog\\…\\MaxSize\` in
kilobytes, \`Services\\EventLog\\…\\MaxSize\` in **bytes**. Writing 524288 into the second makes a log of 512 KB where 512 MB were meant.

**What to do:** ${minimumKilobytes} (kilobytes) in the first, ${minimumKilobytes * 1024} (bytes) in the second.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\System\\CurrentControlSet\\Services\\EventLog\\Security\\MaxSize=4,524288
                                                                      ^^^^^^ this MaxSize counts bytes: the Security log gets 512 KB, where 512 MB may have been meant
`),
  ],
  good: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\System\\CurrentControlSet\\Services\\EventLog\\Security\\MaxSize=4,536870912
`),
  ],

  *check({ configuration }) {
    for (const setting of configuration.policy?.registry ?? []) yield* judge(setting);
  },
};

function* judge(setting: RegistrySetting): Iterable<Observation> {
  const size = logSizeValue(setting.key.value, setting.name.value);
  const number = Number(setting.data.value);
  if (setting.hive !== "machine" || !size || setting.type !== "dword" || !Number.isFinite(number)) return;
  const kilobytes = size.unit === "bytes" ? number / 1024 : number;
  const swapped = size.unit === "bytes" ? number : number / 1024;
  const mixedUp = !isUsual(kilobytes) && isUsual(swapped);
  if (!mixedUp && kilobytes >= minimumKilobytes) {
    yield kept(setting.data.span, `the ${size.log} log holds ${sayKilobytes(kilobytes)}`);
    return;
  }
  const wanted = Math.max(mixedUp ? swapped : 0, minimumKilobytes);
  yield broken({
    span: setting.data.span,
    message: mixedUp
      ? `this MaxSize counts ${size.unit}: the ${size.log} log gets ${sayKilobytes(kilobytes)}, where ${sayKilobytes(swapped)} may have been meant`
      : `the ${size.log} log holds ${sayKilobytes(kilobytes)}, under the alert's ${sayKilobytes(minimumKilobytes)}`,
    ...(mixedUp ? { confidence: "likely" as const } : {}),
    fixes: [
      {
        title: `Let the ${size.log} log hold ${sayKilobytes(wanted)}`,
        changes: [
          {
            kind: "set-value",
            stated: setting.data,
            to: String(Math.round(size.unit === "bytes" ? wanted * 1024 : wanted)),
          },
        ],
        safe: true,
      },
    ],
  });
}

function isUsual(kilobytes: number): boolean {
  return usualKilobytes.from <= kilobytes && kilobytes <= usualKilobytes.to;
}
