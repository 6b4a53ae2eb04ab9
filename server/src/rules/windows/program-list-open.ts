import type { ProgramMatch, ProgramRule, RegistrySetting } from "../../model/policy.ts";
import type { Span } from "../../text/span.ts";
import { namePrincipal } from "../accounts/msp-accounts.ts";
import { broken, type Observation, type Rule } from "../rule.ts";
import { lgpo } from "../samples.ts";

/** Groups that everybody who sits down at a machine is in. */
const everybody = new Set(["Everyone", "Authenticated Users", "Users", "Domain Users", "Interactive"]);

const rule = (attributes: string, condition: string) => `
Computer
Software\\Policies\\Microsoft\\Windows\\SrpV2\\Exe\\921cc481-6e17-4653-8f75-050b80acca20
Value
SZ:<FilePathRule Id="921cc481-6e17-4653-8f75-050b80acca20" Name="x" ${attributes}><Conditions>${condition}</Conditions></FilePathRule>
`;

export const programListOpen: Rule = {
  id: "program-list-open",
  title: "A list of allowed programs allows any program",
  recommendation: "application-allowlisting",
  severity: "warning",
  proves: "broken-only",
  docs: `
A list of programs that may run is worth what its widest rule leaves out. One rule that lets everybody run \`*\`, or programs from a place where
everybody can write, or whatever anybody signed, and what an intruder brings along runs as before.

**What to do:** let everybody run programs from Program Files and the Windows folder (less the folders below it where users can write), and name
what else is needed by its publisher. Rules for administrators alone may stay wide. Both AppLocker and software restriction are looked at;
Microsoft's own default rules for packaged apps are not reported, and that for signed installers only for information.`,
  bad: [
    lgpo(
      `${rule('UserOrGroupSid="S-1-1-0" Action="Allow"', '<FilePathCondition Path="*"/>')}                                                                                                                                                 ^ Everyone may run executables from anywhere
`,
    ),
  ],
  good: [
    lgpo(rule('UserOrGroupSid="S-1-1-0" Action="Allow"', '<FilePathCondition Path="%PROGRAMFILES%\\*"/>')),
    lgpo(rule('UserOrGroupSid="S-1-5-32-544" Action="Allow"', '<FilePathCondition Path="*"/>')),
  ],

  *check({ configuration }) {
    const { programRules = [], registry = [] } = configuration.policy ?? {};
    for (const each of programRules) yield* judgeRule(each);
    for (const each of registry) yield* judgeRestriction(each);
  },
};

function* judgeRule({ action, principal, programs, list }: ProgramRule): Iterable<Observation> {
  if (action.value !== "allow" || !everybody.has(principal.known ?? "")) return;
  const who = namePrincipal(principal);
  for (const program of programs) {
    const opening = openingOf(program, list);
    if (opening)
      yield broken({
        span: opening.span,
        message: `${who} may run ${opening.what}`,
        ...(opening.byDefault ? { severity: "information" as const } : {}),
      });
  }
}

interface Opening {
  readonly span: Span;
  readonly what: string;
  readonly byDefault?: true;
}

const listNames: Readonly<Record<ProgramRule["list"], string>> = {
  executables: "executables",
  libraries: "libraries",
  scripts: "scripts",
  installers: "installers",
  "packaged-apps": "packaged apps",
};

function openingOf(program: ProgramMatch, list: ProgramRule["list"]): Opening | undefined {
  switch (program.by) {
    case "path": {
      const { value, span } = program.path;
      if (isEverywhere(value)) return { span, what: `${listNames[list]} from anywhere` };
      return isWritable(value) ? { span, what: `${listNames[list]} from ${value}, where users can write` } : undefined;
    }
    case "publisher": {
      const { value, span } = program.publisher;
      if (value !== "*" || list === "packaged-apps") return undefined;
      const what = `${listNames[list]} that anybody signed`;
      return list === "installers" ? { span, what, byDefault: true } : { span, what };
    }
    case "hash":
      return undefined;
  }
}

/** `*`, `%OSDRIVE%\*`, `C:\*`, and every share. */
function isEverywhere(path: string): boolean {
  return /^(?:\*|\*\.\*|(?:%OSDRIVE%|%SYSTEMDRIVE%|[a-z]:)\\?\*?|\\\\\*?)$/i.test(path.trim());
}

/** Places where users can write on every Windows, and what they bring along. */
function isWritable(path: string): boolean {
  return /^(?:(?:%OSDRIVE%|%SYSTEMDRIVE%|[a-z]:)\\(?:users|programdata|temp|windows\\temp)(?:\\|$)|(?:%WINDIR%|%SYSTEMROOT%)\\temp(?:\\|$)|%(?:REMOVABLE|HOT|USERPROFILE|APPDATA|LOCALAPPDATA|TEMP|TMP)%)/i.test(
    path.trim(),
  );
}

/** Software restriction: below this key stand the paths from which programs run freely. */
const unrestricted = /^Software\\Policies\\Microsoft\\Windows\\Safer\\CodeIdentifiers\\262144\\Paths\\/i;

function* judgeRestriction({ key, name, type, data }: RegistrySetting): Iterable<Observation> {
  if (type === "delete" || name.value.toLowerCase() !== "itemdata" || !unrestricted.test(key.value)) return;
  const { value, span } = data;
  if (isEverywhere(value)) yield broken({ span, message: "software restriction lets any program run" });
  else if (isWritable(value))
    yield broken({ span, message: `software restriction lets programs run from ${value}, where users can write` });
}
