import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { template } from "../samples.ts";
import { isAlways } from "./service-hours.ts";

const site = `msp: { serviceHours: Mon-Fri 08:00-18:00 America/New_York }\n`;

export const noForcedLogoff: Rule = {
  id: "no-forced-logoff",
  title: "Sessions go on after the logon hours end",
  recommendation: "msp-logon-hours",
  severity: "warning",
  proves: "broken-only",
  docs: `
Logon hours keep an account from logging on outside them. A session that is open when they end goes on, all night if need be, unless the
policy forces it off.

**What to do:** set \`ForceLogoffWhenHourExpire = 1\` in the policy of the domain. It matters when the MSP works in certain hours only, so
palisade.yaml must say which: \`msp.serviceHours\`.`,
  bad: [
    template(
      `
[Unicode]
Unicode=yes
[System Access]
ForceLogoffWhenHourExpire = 0
                            ^ sessions go on after an account's logon hours end
`,
      site,
    ),
  ],
  good: [template("[Unicode]\nUnicode=yes\n[System Access]\nForceLogoffWhenHourExpire = 1\n", site)],

  *check({ configuration, site }) {
    const setting = configuration.policy?.settings.find((each) => each.name.value === "ForceLogoffWhenHourExpire");
    if (!setting) return;
    const { value, span } = setting.value;
    const hours = site.msp.serviceHours?.value;
    if (value === "1") yield kept(span, "sessions end when an account's logon hours do");
    else if (!hours)
      yield notAssessed(span, "whether the MSP works in certain hours only is not declared", "msp.serviceHours");
    else if (!isAlways(hours))
      yield broken({
        span,
        message: "sessions go on after an account's logon hours end",
        fixes: [
          {
            title: "End sessions when the logon hours do",
            changes: [{ kind: "set", setting: "force-logoff-outside-hours", value: 1, at: span }],
            safe: true,
          },
        ],
      });
  },
};
