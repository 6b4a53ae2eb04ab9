import { forOneYear, forTwoYears } from "../../../server/src/rules/vpn/sample-certificates.ts";

/** A device that breaks no rule, and what must be written instead for it to break one. */
export interface Device {
  readonly format: string;
  /** Keeps every rule. */
  readonly sound: string;
  /** The palisade.yaml beside it. */
  readonly site: string;
  /** By the rule's id. */
  readonly breaks: Readonly<Record<string, Break>>;
  /** Rules that no file of the format can break, by their id, and why. */
  readonly cannot: Readonly<Record<string, string>>;
}

/** What is written in place of something, and what is then found. */
export interface Break {
  readonly change: readonly (readonly [from: string, to: string])[];
  /** The same for palisade.yaml. */
  readonly site?: readonly (readonly [from: string, to: string])[];
  readonly found: string;
}

/** The text with each first part replaced by its second; each stands there once. */
export function changed(text: string, changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((before, [from, to]) => {
    if (before.split(from).length !== 2) throw new Error(`${JSON.stringify(from)} does not stand there once`);
    return before.replace(from, () => to);
  }, text);
}

const usualMsp =
  "systems: [10.40.0.9/32], services: [tcp/22], serviceHours: Mon-Fri 08:00-18:00, networks: [203.0.113.10/32]";

/** The palisade.yaml of a firewall between the internet, an office, servers, a DMZ, and perhaps the MSP's tunnel. */
export function siteOf(zones: string, msp = usualMsp): string {
  return `asOf: 2026-03-01
msp: { accounts: [msp-*], ${msp} }
zones: { ${zones} }
resolvers: [10.40.0.53]
logServers: [10.40.0.10]
passwords: { minimumLength: 14 }
approved: { egress: ['tcp/443 to 192.0.2.80', 'tcp/443 to 192.0.2.81', 'tcp/25 to 192.0.2.25'] }
reviews:
  - { of: edge.cfg, on: 2026-02-01, by: k.ito }
  - { of: vpn-logs-central-reviewed, on: 2026-02-20, by: k.ito }
`;
}

/** The palisade.yaml of a Linux host in the same place, which nobody from the MSP logs in to. */
export const linuxSite = `asOf: 2026-03-01
zones: { internet: [wan0], internal: [lan0], dmz: [dmz0], server: [srv0] }
resolvers: [10.40.0.53]
logServers: [10.40.0.10]
approved: { egress: ['tcp/443 to 192.0.2.80', 'tcp/443 to 192.0.2.81', 'tcp/25 to 192.0.2.25'] }
`;

/** Hexadecimal digits of a certificate, line by line, as Cisco's devices show them. */
export const youngDigits = digitsOf(forOneYear());
export const oldDigits = digitsOf(forTwoYears());

/** The same in base 64. */
export const youngPem = pemOf(youngDigits);
export const oldPem = pemOf(oldDigits);

function digitsOf(text: string): string {
  return text
    .split("\n")
    .filter((line) => /^ +[0-9a-f]+( [0-9a-f]+)*$/.test(line))
    .map((line) => `  ${line.trim()}\n`)
    .join("");
}

function pemOf(digits: string): string {
  const lines =
    Buffer.from(digits.replace(/\s/g, ""), "hex")
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----"].join("\n");
}
