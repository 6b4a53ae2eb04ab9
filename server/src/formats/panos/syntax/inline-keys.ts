const rule = new Set([
  "from",
  "to",
  "source",
  "destination",
  "source-user",
  "category",
  "application",
  "service",
  "source-hip",
  "destination-hip",
  "hip-profiles",
  "action",
  "rule-type",
  "negate-source",
  "negate-destination",
  "disabled",
  "log-start",
  "log-end",
  "log-setting",
  "schedule",
  "description",
  "tag",
]);

const address = new Set(["ip-netmask", "ip-range", "ip-wildcard", "fqdn", "description", "tag"]);

const group = new Set(["static", "members", "description", "tag"]);

/** Keys that people put several of into one command, by the table whose entries have them. */
export const inlineKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["rules", rule],
  ["address", address],
  ["address-group", group],
  ["service-group", group],
  ["application-group", group],
]);
