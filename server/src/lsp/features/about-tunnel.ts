import type { Configuration } from "../../model/configuration.ts";
import type { Authentication, Vpn, VpnAccess } from "../../model/vpn.ts";
import { listed } from "../../rules/wording.ts";
import { code } from "../markdown.ts";

const mostTunnels = 8;

/** How a tunnel proves its ends, and what its policy lets it do. */
export function aboutTunnel(configuration: Configuration, name: string): string[] {
  const vpn = configuration.vpns.find((each) => each.name.value === name || each.zone === name);
  if (!vpn) return [];
  const proofs = [...new Set(vpn.authentication.map(proofWords))];
  return [
    [useWords[vpn.use], vpn.enabled ? "" : "switched off"].filter((each) => each !== "").join(", "),
    ...(proofs.length > 0 ? [`Proven by ${listed(proofs, mostTunnels)}`] : []),
    ...accessWords(vpn.access),
  ].filter((each) => each !== "");
}

/** What a policy of tunnels lets their sessions do, and which tunnels it holds for. */
export function aboutTunnelPolicy(configuration: Configuration, name: string): string[] {
  const held = configuration.vpns.filter((vpn) => vpn.access.policy?.value === name);
  const [first] = held;
  if (!first) return [];
  const tunnels = [...new Set(held.map((vpn: Vpn) => code(vpn.name.value)))];
  return [`Holds for ${listed(tunnels, mostTunnels)}`, ...accessWords(first.access)];
}

const useWords = { "remote-access": "Remote access", "site-to-site": "Site to site", unknown: "" } as const;

const proofNames: Readonly<Record<Authentication["method"], string>> = {
  "pre-shared-key": "a pre-shared key",
  certificate: "a certificate",
  "raw-public-key": "a raw public key",
  password: "a password",
  eap: "EAP",
  saml: "SAML",
  "one-time-code": "a one-time code",
  none: "nothing",
};

function proofWords({ method, of, server }: Authentication): string {
  const whose = { local: "of this end", remote: "of the far end", user: "of the person", both: "of both ends" }[of];
  return `${proofNames[method]} ${whose}${server === undefined ? "" : ` (${code(server)})`}`;
}

function accessWords({ filter, hours, idleMinutes, sessionMinutes }: VpnAccess): string[] {
  const notes = [
    filter && (filter.value === undefined ? "no list" : `held to ${code(filter.value)}`),
    hours && (hours.value === undefined ? "at any hour" : `during ${code(hours.value)}`),
    idleMinutes && (idleMinutes.value === "none" ? "no idle limit" : `idle limit ${idleMinutes.value} min`),
    sessionMinutes &&
      (sessionMinutes.value === "none" ? "no session limit" : `session limit ${sessionMinutes.value} min`),
  ].filter((note) => note !== undefined);
  return notes.length > 0 ? [`Sessions: ${notes.join(", ")}`] : [];
}
