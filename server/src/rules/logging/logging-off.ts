import type { Change, SettingName } from "../../model/change.ts";
import type { Configuration } from "../../model/configuration.ts";
import { broken, kept, type Observation, type Rule } from "../rule.ts";
import { asa, template } from "../samples.ts";
import { brokenWithoutServer, informational, isPart } from "./log-path.ts";

export const loggingOff: Rule = {
  id: "logging-off",
  title: "Logging is off",
  recommendation: "logging-enabled-everywhere",
  mayAlsoBreak: ["logs-local-and-central", "firewall-logging-central", "vpn-logs-central-reviewed"],
  severity: "error",
  proves: "kept-or-broken",
  docs: `
Without a log nobody can tell that an intruder came, when, or what he reached. The alert asks for logging on every system and device.

**What to do:** switch logging on; on a Cisco ASA it is off until \`logging enable\` is given. In Group Policy, never disable the
event log service or an event channel.`,
  bad: [
    asa(`
hostname edge
^^^^^^^^^^^^^ logging is off: nothing switches it on
logging host inside 10.30.0.10
ssh 10.40.0.0 255.255.255.0 mgmt
`),
    template(`
[Unicode]
Unicode=yes
[Service General Setting]
"EventLog",4,""
           ^ the event log service is disabled
`),
  ],
  good: [
    asa("logging enable\nlogging host inside 10.30.0.10\n"),
    template('[Unicode]\nUnicode=yes\n[Service General Setting]\n"EventLog",2,""\n'),
  ],

  *check({ configuration }) {
    yield* deviceLogging(configuration);
    yield* eventLogging(configuration);
  },
};

function* deviceLogging(configuration: Configuration): Iterable<Observation> {
  const enabled = configuration.logging?.enabled;
  if (!enabled) return;
  if (enabled.value) {
    yield kept(enabled.span, "logging is on");
    return;
  }
  if (enabled.implied && isPart(configuration)) return;
  yield broken({
    span: enabled.span,
    message: enabled.implied ? "logging is off: nothing switches it on" : "logging is switched off",
    alsoBreaks: ["logs-local-and-central", ...brokenWithoutServer(configuration)],
    fixes: [{ title: "Switch logging on", changes: switchOn(configuration), safe: true }],
  });
}

/** With what other findings would ask for next, had logging been on. */
function switchOn({ logging }: Configuration): readonly Change[] {
  const set = (setting: SettingName, value: string | number): Change => ({ kind: "set", setting, value });
  return [
    set("logging-enabled", "on"),
    ...(logging?.timestamps?.value === false ? [set("logging-timestamps", "on")] : []),
    ...(logging?.local.some((log) => log.enabled) ? [] : [set("logging-local", informational)]),
  ];
}

function* eventLogging({ policy }: Configuration): Iterable<Observation> {
  for (const service of policy?.services ?? []) {
    if (service.service.value.toLowerCase() !== "eventlog") continue;
    if (service.startup.value === "disabled")
      yield broken({ span: service.startup.span, message: "the event log service is disabled" });
    else yield kept(service.span, `the event log service starts (${service.startup.value})`);
  }
  for (const setting of policy?.registry ?? []) {
    const channel = eventChannel(setting.key.value);
    if (channel === undefined || setting.name.value.toLowerCase() !== "enabled" || setting.data.value !== "0") continue;
    yield broken({
      span: setting.data.span,
      message: `the event channel ${channel} is switched off`,
      fixes: [
        {
          title: `Switch the event channel ${channel} on`,
          changes: [{ kind: "set-value", stated: setting.data, to: "1" }],
          safe: true,
        },
      ],
    });
  }
}

function eventChannel(key: string): string | undefined {
  return /^Software\\Microsoft\\Windows\\CurrentVersion\\WINEVT\\Channels\\([^\\]+)$/i.exec(key)?.[1];
}
