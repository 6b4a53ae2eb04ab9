import type { SuppressedMessage } from "../../model/logging.ts";

/** What a message is about, by the first three of its six digits; single messages differ from their neighbours. */
export function subjectOfMessage(id: string): SuppressedMessage["about"] {
  return single.get(id) ?? classes.get(id.slice(0, 3)) ?? "other";
}

const single: ReadonlyMap<string, SuppressedMessage["about"]> = new Map([
  ["106001", "denied-packets"],
  ["106002", "denied-packets"],
  ["106006", "denied-packets"],
  ["106007", "denied-packets"],
  ["106010", "denied-packets"],
  ["106011", "denied-packets"],
  ["106012", "denied-packets"],
  ["106014", "denied-packets"],
  ["106015", "denied-packets"],
  ["106016", "denied-packets"],
  ["106017", "denied-packets"],
  ["106018", "denied-packets"],
  ["106020", "denied-packets"],
  ["106021", "denied-packets"],
  ["106022", "denied-packets"],
  ["106023", "denied-packets"],
  ["106100", "denied-packets"],
  ["106101", "denied-packets"],
  ["106102", "denied-packets"],
  ["106103", "denied-packets"],
  ["710003", "denied-packets"],
  // The end of a session, and why it ended.
  ["113019", "vpn-sessions"],
  ["113039", "vpn-sessions"],
  ["602303", "vpn-sessions"],
  ["602304", "vpn-sessions"],
  ["605004", "logins"],
  ["605005", "logins"],
  ["611101", "logins"],
  ["611102", "logins"],
  ["611103", "logins"],
  ["308001", "logins"],
  ["502103", "logins"],
]);

const classes: ReadonlyMap<string, SuppressedMessage["about"]> = new Map([
  ["109", "logins"],
  ["113", "logins"],
  ["316", "vpn-sessions"],
  ["402", "vpn-sessions"],
  ["713", "vpn-sessions"],
  ["714", "vpn-sessions"],
  ["715", "vpn-sessions"],
  ["716", "vpn-sessions"],
  ["722", "vpn-sessions"],
  ["734", "vpn-sessions"],
  ["737", "vpn-sessions"],
  ["750", "vpn-sessions"],
  ["751", "vpn-sessions"],
  ["752", "vpn-sessions"],
]);
