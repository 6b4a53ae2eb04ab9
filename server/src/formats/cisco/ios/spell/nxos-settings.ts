import type { SettingName } from "../../../../model/change.ts";
import { parseIp } from "../../../../net/ip.ts";
import type { TextEdit } from "../../../../text/edit.ts";
import { replaceLine } from "../../../../text/line-edits.ts";
import type { Span } from "../../../../text/span.ts";
import { between } from "../../spell/bounds.ts";
import type { Page } from "../../spell/page.ts";

/** The same in the words of NX-OS, which keeps its log in a file and states levels as numbers. */
export function setNxosSetting(
  page: Page,
  setting: SettingName,
  value: string | number,
  at: Span | undefined,
): TextEdit[] | undefined {
  switch (setting) {
    case "logging-server-level":
      return between(value, 0, 7, (level) => serverLevels(page, level));
    case "logging-server":
      return parseIp(String(value)) === undefined ? undefined : page.add([`logging server ${value}`], "logging");
    case "logging-local":
      return between(value, 0, 7, (level) => logFile(page, { level }));
    case "log-kilobytes":
      return between(Math.ceil(Number(value)), 4, 4096, (kilobytes) => logFile(page, { bytes: kilobytes * 1024 }));
    case "password-complexity":
      return page.state("password strength-check", /^(no )?password strength-check$/, "password");
    case "lockout-threshold":
      return attempts(page, Number(value), at);
    case "session-idle-minutes":
    case "isolate-port":
    case "logging-enabled":
    case "logging-timestamps":
    case "unsuppress-message":
    case "vpn-hours":
    case "lockout-minutes":
    case "lockout-window":
    case "password-minimum-length":
    case "password-maximum-age":
    case "password-history":
    case "password-reversible":
    case "log-days":
    case "force-logoff-outside-hours":
      return undefined;
  }
}

/** `logging server A LEVEL [use-vrf V]` on every server's line */
function serverLevels(page: Page, level: number): TextEdit[] | undefined {
  const edits = page.statements.flatMap(({ start }) => {
    const found = /^(logging server \S+)( [0-7])?( .*)?$/.exec(page.lineAt(start));
    return found ? [replaceLine(page.text, start, [`${found[1]} ${level}${found[3] ?? ""}`])] : [];
  });
  return edits.length > 0 ? edits : undefined;
}

/** `logging logfile NAME LEVEL [size BYTES]`, where one of the last two stays as it was */
function logFile(page: Page, { level, bytes }: { level?: number; bytes?: number }): TextEdit[] | undefined {
  const stated = page.find(/^logging logfile\b/);
  const now = stated && /^logging logfile (\S+) ([0-7])(?: size (\d+))?$/.exec(page.lineAt(stated.start));
  if (stated && !now) return undefined;
  const size = bytes ?? now?.[3];
  const line = `logging logfile ${now?.[1] ?? "messages"} ${level ?? now?.[2] ?? 5}${size === undefined ? "" : ` size ${size}`}`;
  return page.state(line, /^logging logfile\b/, "logging");
}

function attempts(page: Page, value: number, at: Span | undefined): TextEdit[] | undefined {
  const line = at ? page.lineAt(at.start) : "";
  if (!at || !/^login block-for \d+ attempts \d+/.test(line)) return undefined;
  return between(value, 1, 65_535, () => page.write(at, line.replace(/attempts \d+/, `attempts ${value}`)));
}
