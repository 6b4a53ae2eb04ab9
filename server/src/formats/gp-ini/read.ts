import { emptyConfiguration } from "../../model/configuration.ts";
import type { Policy, PolicyScript } from "../../model/policy.ts";
import { type IniEntry, type IniLine, readIni } from "../../syntax/ini.ts";
import type { Located, Span } from "../../text/span.ts";
import type { LineCounts, Reading, Unread } from "../format.ts";
import { headOf } from "../head.ts";
import { emptyPolicy } from "../windows/identity.ts";

type Taken = Exclude<keyof LineCounts, "total">;

/** No character begins a comment here: a command may hold any of them. */
const plain = { lineComments: ";", inlineComments: "", quotes: false };

/** Reads scripts.ini, psscripts.ini and GPT.INI. */
export function readPolicyIni(text: string): Reading<undefined> {
  const scripts: PolicyScript[] = [];
  const disabledParts: Located<"machine" | "user">[] = [];
  const secrets: Span[] = [];
  const unread: Unread[] = [];
  const lines = { total: 0, read: 0, ignored: 0, unread: 0 };
  const count = (taken: Taken, span: Span) => {
    lines.total++;
    lines[taken]++;
    if (taken === "unread") unread.push({ span, about: "policy" });
  };
  for (const section of readIni(text, plain)) {
    const name = section.header?.name.value.toLowerCase() ?? "";
    const when = scriptTimes.get(name);
    if (section.header) count(isPolicySection(name) ? "read" : "unread", section.header.span);
    for (const line of section.lines) {
      if (line.kind !== "entry") count(emptyLine(line), line.span);
      else if (when) count(readScript(line, when, { scripts, secrets }), line.span);
      else if (name === "general") count(readGeneral(line, disabledParts), line.span);
      else count(name === "scriptsconfig" ? "ignored" : "unread", line.span);
    }
  }
  const policy: Policy = emptyPolicy({ scripts, ...(disabledParts.length > 0 && { disabledParts }) });
  const configuration = {
    ...emptyConfiguration("gp-ini", "Group Policy INI file", headOf(text)),
    subjects: ["policy"] as const,
    fragment: true,
    policy,
    definitions: scripts.map(({ program, when, span }) => ({
      kind: "other" as const,
      name: program,
      span,
      title: `${when} script`,
      expectsUse: false,
    })),
  };
  return { configurations: [configuration], unread, lines, problems: [], secrets, syntax: undefined };
}

/** Whether a policy's INI files have such a section. */
export function isPolicySection(name: string): boolean {
  const lower = name.trim().toLowerCase();
  return scriptTimes.has(lower) || lower === "general" || lower === "scriptsconfig";
}

const scriptTimes: ReadonlyMap<string, PolicyScript["when"]> = new Map([
  ["startup", "startup"],
  ["shutdown", "shutdown"],
  ["logon", "logon"],
  ["logoff", "logoff"],
]);

function emptyLine(line: IniLine): Taken {
  return line.kind === "text" ? "unread" : "ignored";
}

/** `0CmdLine=map.cmd`, `0Parameters=/user backup` */
function readScript(
  { key, value, span }: IniEntry,
  when: PolicyScript["when"],
  { scripts, secrets }: { readonly scripts: PolicyScript[]; readonly secrets: Span[] },
): Taken {
  const part = /^[0-9]{1,4}(cmdline|parameters)$/i.exec(key.value)?.[1]?.toLowerCase();
  if (part === undefined) return "unread";
  if (value.value === "") return "ignored";
  if (part === "parameters") secrets.push(value.span);
  else scripts.push({ when, program: value, span });
  return "read";
}

/** `Options=1` switches the users' half of a local policy off, 2 the computers'. */
function readGeneral({ key, value }: IniEntry, disabledParts: Located<"machine" | "user">[]): Taken {
  const name = key.value.toLowerCase();
  if (name !== "options") return irrelevant.has(name) ? "ignored" : "unread";
  if (!/^[0-3]$/.test(value.value)) return "unread";
  for (const [at, part] of (["user", "machine"] as const).entries())
    if ((Number(value.value) & (at + 1)) !== 0) disabledParts.push({ value: part, span: value.span });
  return "read";
}

/** The version that Windows counts up, a name that is the same for every policy, and which parts of Windows have a say. */
const irrelevant: ReadonlySet<string> = new Set([
  "version",
  "displayname",
  "gpcfunctionalityversion",
  "gpcmachineextensionnames",
  "gpcuserextensionnames",
]);
