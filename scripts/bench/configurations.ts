import { type Random, randomFrom, realisticList } from "./lists.ts";

/** A whole Cisco ASA configuration made up for measurements: interfaces, objects, groups, bound lists, the usual rest. */
export interface Size {
  readonly objects: number;
  readonly entries: number;
  readonly lists: number;
}

/** The size that the time of a whole review is promised for: about 50,000 lines. */
export const promisedSize: Size = { objects: 5000, entries: 30_000, lists: 20 };

export function scaled(size: Size, by: number): Size {
  return {
    objects: Math.round(size.objects * by),
    entries: Math.round(size.entries * by),
    lists: Math.max(2, Math.round(size.lists * Math.sqrt(by))),
  };
}

export function asaConfiguration(size: Size, seed: number): string {
  const random = randomFrom(seed);
  const lines: string[] = [": Saved", "ASA Version 9.16(4)", "hostname bench", "domain-name example.net", "names"];
  const zones = Array.from({ length: size.lists }, (_, at) =>
    at === 0 ? "outside" : at === 1 ? "inside" : `zone${at}`,
  );
  for (const [at, zone] of zones.entries()) lines.push(...interfaceLines(zone, at));
  for (let at = 0; at < size.objects; at++) lines.push(...objectLines(at, random));
  const groups = Math.floor(size.objects / 10);
  for (let at = 0; at < groups; at++) lines.push(...groupLines(at, size.objects, random));
  const perList = Math.floor(size.entries / size.lists);
  zones.forEach((zone, at) => {
    const list = realisticList(`${zone}_in`, perList, seed + at).map((line) => withGroups(line, groups, random));
    lines.push(...list);
  });
  for (const zone of zones) lines.push(`mtu ${zone} 1500`);
  for (const zone of zones) lines.push(`access-group ${zone}_in in interface ${zone}`);
  lines.push(
    "route outside 0.0.0.0 0.0.0.0 203.0.113.1 1",
    "logging enable",
    "logging timestamp",
    "logging host inside 10.0.0.9",
  );
  lines.push("ssh 10.0.0.0 255.255.255.0 inside", "ssh version 2", ": end", "");
  return lines.join("\n");
}

function interfaceLines(zone: string, at: number): string[] {
  return [
    "!",
    `interface GigabitEthernet0/${at}`,
    ` nameif ${zone}`,
    ` security-level ${zone === "outside" ? 0 : zone === "inside" ? 100 : 50}`,
    zone === "outside" ? " ip address 203.0.113.2 255.255.255.0" : ` ip address 10.${at}.255.1 255.255.255.0`,
  ];
}

function objectLines(at: number, random: Random): string[] {
  const address = `10.${random(200)}.${random(256)}.${1 + random(254)}`;
  if (at % 10 === 9) return [`object service SVC-${at}`, ` service tcp destination eq ${1024 + random(40_000)}`];
  return at % 3 === 0
    ? [`object network NET-${at}`, ` subnet ${address.replace(/\d+$/, "0")} 255.255.255.0`]
    : [`object network HOST-${at}`, ` host ${address}`, ` description host number ${at}`];
}

function groupLines(at: number, objects: number, random: Random): string[] {
  const lines = [`object-group network GROUP-${at}`];
  for (let member = 0; member < 5; member++) {
    const chosen = random(objects);
    if (chosen % 10 === 9) lines.push(` network-object host 10.9.${random(256)}.${1 + random(254)}`);
    else lines.push(` network-object object ${chosen % 3 === 0 ? "NET" : "HOST"}-${chosen}`);
  }
  return lines;
}

/** Some entries name a group where they had an address. */
function withGroups(line: string, groups: number, random: Random): string {
  if (groups === 0 || random(10) > 2) return line;
  return line.replace(/host 10\.\S+/, `object-group GROUP-${random(groups)}`);
}
