import type { ManagementService, SessionLimit } from "../../model/management.ts";
import type { Draft } from "./draft.ts";

/** What answers administrators; the web server only where it is on, or where a fragment does not tell. */
export function accessServices(draft: Draft, fragment: boolean): ManagementService[] {
  const { access, httpServer, sshVersion } = draft.management;
  const services: ManagementService[] = [];
  for (const { protocol, from, interface: zone, span } of access) {
    if (protocol === "http" && httpServer?.value !== true && !(fragment && !httpServer)) continue;
    services.push({
      // What `http` statements open is ASDM over TLS.
      protocol: protocol === "http" ? "https" : protocol,
      ...(protocol === "ssh" && sshVersion ? { version: sshVersion } : {}),
      encrypted: protocol !== "telnet",
      ...(zone ? { interface: zone } : {}),
      from,
      span,
    });
  }
  return services;
}

/** Idle times as stated, or the vendor's where a service is open and the file does not say. */
export function sessionLimits(draft: Draft, whole: boolean): SessionLimit[] {
  const { access, limits } = draft.management;
  const result = [...limits];
  if (!whole) return result;
  for (const service of ["ssh", "telnet"] as const) {
    const statement = access.find((each) => each.protocol === service);
    if (!statement || limits.some((limit) => limit.service === service)) continue;
    const implied = "idle sessions end after 5 minutes unless the file says otherwise";
    result.push({ service, idleMinutes: { value: 5, span: statement.span, implied } });
  }
  return result;
}
