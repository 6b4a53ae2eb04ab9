import { type IpRange, parseNetwork } from "../net/ip.ts";
import { fileShareServices } from "./file-share-services.ts";

/** A public service for sharing files. */
export interface FileShareService {
  readonly id: string;
  readonly name: string;
  /** Its own domains: they and all names below them are the service. */
  readonly domains?: readonly string[];
  /** Its host names below domains that it shares with other services; `*.` in front means names below. */
  readonly hosts?: readonly string[];
  /** Addresses that are the service's and nobody else's. */
  readonly networks?: readonly string[];
  /** Words that people name objects with when they mean the service, and that mean nothing else. */
  readonly words?: readonly string[];
  /** As often the organization's own tenant or server as a stranger's: ask, do not accuse. */
  readonly mayBeOwn?: boolean;
}

/** The service that a host or domain name belongs to. */
export function fileShareOfHost(host: string): FileShareService | undefined {
  const bare = host.toLowerCase().replace(/^\*\./, "").replace(/\.$/, "");
  const exact = byHost.get(bare);
  if (exact) return exact;
  for (let at = 0; at >= 0 && at < bare.length; ) {
    const rest = bare.slice(at);
    const service = byDomain.get(rest);
    if (service) return service;
    const dot = bare.indexOf(".", at);
    if (dot < 0) return undefined;
    at = dot + 1;
  }
  return undefined;
}

/** The service whose own addresses the range lies in, or nearly is. */
export function fileShareOfRange(range: IpRange): FileShareService | undefined {
  for (const { service, network } of networks) {
    if (range.family !== network.family || range.family === 6 || network.family === 6) continue;
    if (range.hi < network.lo || network.hi < range.lo) continue;
    if (range.hi - range.lo <= 8 * (network.hi - network.lo)) return service;
  }
  return undefined;
}

/** The service that an object's name speaks of: `AS19679_Dropbox__108`, `wetransfer.com`. */
export function fileShareOfName(name: string): FileShareService | undefined {
  const lower = name.toLowerCase();
  const letters = lower.replace(/[^a-z0-9]/g, "");
  const word = byWord.find((each) => letters.includes(each.word));
  if (word) return word.service;
  return lower.includes(".") ? fileShareOfHost(lower.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "")) : undefined;
}

/** Whether one of the approved words is this service: its id, its name, or the start of either (`onedrive`). */
export function isApprovedShare(service: FileShareService, approved: readonly string[]): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return approved.some((each) => {
    const word = letters(each);
    if (word === "") return false;
    return (
      letters(service.id).startsWith(word) ||
      letters(service.name).startsWith(word) ||
      (service.words ?? []).includes(word) ||
      fileShareOfHost(each) === service
    );
  });
}

/** All services whose own addresses are known, with them. */
export function sharesWithNetworks(): readonly { readonly service: FileShareService; readonly network: IpRange }[] {
  return networks;
}

const byHost = new Map<string, FileShareService>();
const byDomain = new Map<string, FileShareService>();
const byWord: { readonly word: string; readonly service: FileShareService }[] = [];
const networks: { readonly service: FileShareService; readonly network: IpRange }[] = [];

for (const service of fileShareServices) {
  for (const domain of service.domains ?? []) byDomain.set(domain, service);
  for (const host of service.hosts ?? []) {
    if (host.startsWith("*.")) byDomain.set(host.slice(2), service);
    else byHost.set(host, service);
  }
  for (const word of service.words ?? []) byWord.push({ word, service });
  for (const text of service.networks ?? []) {
    const network = parseNetwork(text);
    if (network) networks.push({ service, network });
  }
}
