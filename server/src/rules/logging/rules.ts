import type { Rule } from "../rule.ts";
import { auditTextDisagrees } from "./audit-text-disagrees.ts";
import { auditTooLittle } from "./audit-too-little.ts";
import { clockNotSet } from "./clock-not-set.ts";
import { credentialEventsNotLogged } from "./credential-events-not-logged.ts";
import { entryLogDisabled } from "./entry-log-disabled.ts";
import { eventLogSizeUnit } from "./event-log-size-unit.ts";
import { eventsNotForwarded } from "./events-not-forwarded.ts";
import { firewallLogTooCoarse } from "./firewall-log-too-coarse.ts";
import { localLogTooShort } from "./local-log-too-short.ts";
import { localLogTooSmall } from "./local-log-too-small.ts";
import { logSentUnreliably } from "./log-sent-unreliably.ts";
import { logServerExposed } from "./log-server-exposed.ts";
import { logWithoutTime } from "./log-without-time.ts";
import { loggingOff } from "./logging-off.ts";
import { noLocalLog } from "./no-local-log.ts";
import { noLogServer } from "./no-log-server.ts";
import { powershellNotLogged } from "./powershell-not-logged.ts";
import { vpnSessionsNotLogged } from "./vpn-sessions-not-logged.ts";

/** Rules about what is logged, and where. */
export const loggingRules: readonly Rule[] = [
  loggingOff,
  logWithoutTime,
  clockNotSet,
  noLogServer,
  noLocalLog,
  logSentUnreliably,
  firewallLogTooCoarse,
  entryLogDisabled,
  vpnSessionsNotLogged,
  logServerExposed,
  localLogTooShort,
  localLogTooSmall,
  eventLogSizeUnit,
  eventsNotForwarded,
  powershellNotLogged,
  auditTooLittle,
  auditTextDisagrees,
  credentialEventsNotLogged,
];
