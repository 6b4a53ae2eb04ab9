import { syslogSeverities } from "../../facts/syslog.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { Logging } from "../../model/logging.ts";

/** Syslog severity from which logins and tunnels are told. */
export const informational = 6;

/** A device with a management plane of its own, whose file states all of its logging; a policy or a fragment does not. */
export function loggingOfDevice(configuration: Configuration): Logging | undefined {
  return configuration.management ? configuration.logging : undefined;
}

/** Some lines without those that every whole export begins with: what is not said here may be said elsewhere. */
export function isPart({ fragment, hostname, software }: Configuration): boolean {
  return fragment || (hostname === undefined && software === undefined);
}

/** A server gets messages, as soon as logging is on. */
export function reachesServer(logging: Logging): boolean {
  return logging.servers.length > 0 && !sendsNothing(logging);
}

export function isOn(logging: Logging): boolean {
  return logging.enabled?.value !== false;
}

/** Servers are named, but no severity is sent to them. */
export function sendsNothing(logging: Logging): boolean {
  return logging.serverLevel !== undefined && logging.serverLevel.value === undefined;
}

/** Recommendations that are broken along with central logging, as far as the device has to do with them. */
export function brokenWithoutServer(configuration: Configuration): readonly string[] {
  return [
    ...(configuration.checkpoints.length > 0 ? ["firewall-logging-central"] : []),
    ...(configuration.vpns.some((vpn) => vpn.enabled) ? ["vpn-logs-central-reviewed"] : []),
  ];
}

/** "warnings (4)". */
export function nameLevel(level: number): string {
  const name = syslogSeverities[level];
  return name ? `${name} (${level})` : String(level);
}
