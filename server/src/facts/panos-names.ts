/** Services that every PAN-OS device has, with their TCP ports as closed ranges. */
export const defaultServices: ReadonlyMap<string, readonly number[]> = new Map([
  ["service-http", [80, 80, 8080, 8080]],
  ["service-https", [443, 443]],
]);

/** Address lists that Palo Alto Networks keeps, and a device gets with its content updates. */
export function isBuiltInAddress(name: string): boolean {
  return /^panw-[a-z0-9-]+-list(?:-[a-z]+)?$/.test(name);
}

/** Countries are written as two capital letters; a few more stand for what is none. */
export function isRegion(name: string): boolean {
  return /^[A-Z]{2}$/.test(name) || specialRegions.has(name);
}

const specialRegions: ReadonlySet<string> = new Set(["A1", "A2", "0.0.0.0-0.255.255.255"]);

/** Profiles, groups and the like that a device comes with. */
export const defaultProfiles: ReadonlySet<string> = new Set(["default", "strict", "none", "None"]);

/** Crypto profiles that a device comes with. */
export const defaultCryptoProfiles: ReadonlySet<string> = new Set(["default", "Suite-B-GCM-128", "Suite-B-GCM-256"]);

/** Roles that may do everything on the device. */
export const fullRoles: ReadonlySet<string> = new Set(["superuser", "deviceadmin", "panorama-admin"]);
