import type { SettingName } from "../../../model/change.ts";
import { parseIp, rangeOf } from "../../../net/ip.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { indentOf, insertAfter, nextLine, removeLines, replaceLine } from "../../../text/line-edits.ts";
import type { Span } from "../../../text/span.ts";
import { between, level } from "../../cisco/spell/bounds.ts";
import { Page } from "../../cisco/spell/page.ts";
import type { AsaSyntax } from "../read.ts";

/** Writes what a setting says where the file says it, or beside statements of its kind. */
export function setSetting(
  text: string,
  syntax: AsaSyntax,
  setting: SettingName,
  value: string | number,
  at: Span | undefined,
): TextEdit[] | undefined {
  const page = new Page(text, syntax.statements, rankOf);
  switch (setting) {
    case "logging-enabled":
      return page.state("logging enable", /^(no )?logging (enable|on)$/, "logging");
    case "logging-timestamps":
      return page.state("logging timestamp", /^(no )?logging timestamp\b/, "logging");
    case "logging-server-level":
      return level(value, (name) => page.state(`logging trap ${name}`, /^(no )?logging trap\b/, "logging"));
    case "logging-local":
      return level(value, (name) => page.state(`logging buffered ${name}`, /^(no )?logging buffered\b/, "logging"));
    case "log-kilobytes":
      return logSize(page, value, at);
    case "logging-server":
      return logServer(page, syntax, String(value));
    case "unsuppress-message":
      return at && /^no logging message\b/.test(page.lineAt(at.start)) ? [removeLines(text, at)] : undefined;
    case "vpn-hours":
      return vpnHours(page, syntax, String(value), at);
    case "session-idle-minutes":
      return idleMinutes(page, Number(value), at);
    case "lockout-threshold":
      return between(value, 1, 16, () =>
        page.state(
          `aaa local authentication attempts max-fail ${value}`,
          /^aaa local authentication attempts\b/,
          "aaa",
        ),
      );
    case "password-minimum-length":
      return between(value, 3, 127, () =>
        page.state(`password-policy minimum-length ${value}`, /^password-policy minimum-length\b/, "password-policy"),
      );
    case "password-maximum-age":
      return between(value, 1, 65535, () =>
        page.state(`password-policy lifetime ${value}`, /^password-policy lifetime\b/, "password-policy"),
      );
    case "password-complexity":
      return ["uppercase", "lowercase", "numeric"].flatMap(
        (kind) =>
          page.state(
            `password-policy minimum-${kind} 1`,
            new RegExp(`^password-policy minimum-${kind}\\b`),
            "password-policy",
          ) ?? [],
      );
    case "isolate-port":
    case "password-history":
    case "password-reversible":
    case "lockout-minutes":
    case "lockout-window":
    case "log-days":
    case "force-logoff-outside-hours":
      return undefined;
  }
}

/** The order in which the device prints its logging statements; all others are equal. */
const loggingOrder = [
  "enable",
  "on",
  "timestamp",
  "buffer-size",
  "flash-bufferwrap",
  "flash-maximum-allocation",
  "buffered",
  "trap",
  "host",
];

function rankOf(line: string): number {
  const [first, second, third] = line.split(/\s+/);
  const word = first === "no" ? third : second;
  const rank = loggingOrder.indexOf(word ?? "");
  return rank < 0 ? loggingOrder.length : rank;
}

/** `logging buffer-size BYTES`, `logging flash-maximum-allocation KILOBYTES` */
function logSize(page: Page, value: string | number, at: Span | undefined): TextEdit[] | undefined {
  const kilobytes = Math.ceil(Number(value));
  if (at && page.lineAt(at.start).startsWith("logging flash"))
    return page.state(
      `logging flash-maximum-allocation ${kilobytes}`,
      /^logging flash-maximum-allocation\b/,
      "logging",
    );
  // Releases differ in the most they take; all take 1 MB.
  return between(kilobytes, 4, 1024, () =>
    page.state(`logging buffer-size ${kilobytes * 1024}`, /^logging buffer-size\b/, "logging"),
  );
}

/** `logging host IF A`, with the interface that the address is reached by */
function logServer(page: Page, syntax: AsaSyntax, value: string): TextEdit[] | undefined {
  const address = parseIp(value);
  const zone = address === undefined ? undefined : zoneTowards(syntax, address);
  if (!zone) return undefined;
  const line = `logging host ${zone} ${value}`;
  return page.find(new RegExp(`^logging host \\S+ ${value.replace(/[.]/g, "\\.")}(\\s|$)`))
    ? undefined
    : page.add([line], "logging");
}

/** The interface whose own network, or whose most exact route, holds the address. */
function zoneTowards({ configuration }: AsaSyntax, address: number | bigint): string | undefined {
  const { family } = rangeOf(address);
  let best: { readonly zone: string; readonly size: number | bigint } | undefined;
  const consider = (zone: string | undefined, range: { family: 4 | 6; lo: number | bigint; hi: number | bigint }) => {
    if (!zone || range.family !== family || address < range.lo || range.hi < address) return;
    const size = Number(range.hi) - Number(range.lo);
    if (!best || size < best.size) best = { zone, size };
  };
  for (const each of configuration.interfaces)
    for (const { network } of each.addresses) consider(each.zone?.value, network);
  for (const route of configuration.routes) consider(route.interface?.value, route.destination.value);
  return best?.zone;
}

/** ` vpn-access-hours value NAME` below the policy's attributes */
function vpnHours(page: Page, syntax: AsaSyntax, schedule: string, at: Span | undefined): TextEdit[] | undefined {
  if (!at) return undefined;
  const { text } = page;
  const name = policyAt(text, syntax, at);
  if (name === undefined) return undefined;
  const line = `vpn-access-hours value ${schedule}`;
  const header = syntax.policies.get(name);
  if (!header) return page.add([`group-policy ${name} attributes`, ` ${line}`], "group-policy");
  const end = syntax.statements.find((statement) => statement.start === header.start)?.end ?? header.end;
  for (let offset = nextLine(text, header.start); offset < end; offset = nextLine(text, offset))
    if (/^vpn-access-hours\b/.test(page.lineAt(offset))) return [replaceLine(text, offset, [line])];
  return [insertAfter(text, lastOf(page, header, end), [indentBelow(text, header, end) + line])];
}

/** The last line of a block before one that opens a block of its own: what follows that would belong to it. */
function lastOf(page: Page, header: Span, end: number): number {
  let last = header.start;
  for (let offset = nextLine(page.text, header.start); offset < end; offset = nextLine(page.text, offset)) {
    if (page.lineAt(offset) === "webvpn") break;
    last = offset;
  }
  return last;
}

function indentBelow(text: string, header: Span, end: number): string {
  const first = nextLine(text, header.start);
  return first < end ? indentOf(text, first) : `${indentOf(text, header.start)} `;
}

/** The policy whose name stands at the span, or whose attributes hold it. */
function policyAt(text: string, syntax: AsaSyntax, at: Span): string | undefined {
  const word = text.slice(at.start, at.end);
  if (
    syntax.policies.has(word) ||
    syntax.definitions.some((each) => each.kind === "vpn-policy" && each.name.value === word)
  )
    return word;
  for (const [name, header] of syntax.policies) {
    const whole = syntax.statements.find((statement) => statement.start === header.start);
    if (whole && whole.start <= at.start && at.end <= whole.end) return name;
  }
  return undefined;
}

/** `ssh timeout N` and its like, where the span's line says which session is meant */
function idleMinutes(page: Page, minutes: number, at: Span | undefined): TextEdit[] | undefined {
  const line = at ? page.lineAt(at.start) : "ssh";
  const vpn = /^(vpn-idle-timeout|vpn-session-timeout) /.exec(line);
  if (at && vpn) return [replaceLine(page.text, at.start, [`${vpn[1]} ${minutes}`])];
  const service = /^(ssh|telnet|console|http)\b/.exec(line)?.[1];
  if (!service) return undefined;
  const statement = service === "http" ? "http server idle-timeout" : `${service} timeout`;
  const most = service === "http" ? 1440 : 60;
  return between(minutes, 1, most, () =>
    page.state(`${statement} ${minutes}`, new RegExp(`^${statement}\\b`), service),
  );
}
