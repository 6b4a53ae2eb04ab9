/** Syslog's severities as Cisco names them; the place in the list is the number. RFC 5424, section 6.2.1. */
export const syslogSeverities: readonly string[] = [
  "emergencies",
  "alerts",
  "critical",
  "errors",
  "warnings",
  "notifications",
  "informational",
  "debugging",
];
