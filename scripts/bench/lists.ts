/** Access lists made up for measurements, the same for the same seed. Text is Cisco ASA's, as its reader is the one measured. */

/** Numbers from 0 up to but not including `below`, in a fixed sequence for each seed (mulberry32). */
export type Random = (below: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const services = [
  ["tcp", "22"],
  ["tcp", "25"],
  ["tcp", "53"],
  ["udp", "53"],
  ["tcp", "80"],
  ["tcp", "88"],
  ["udp", "123"],
  ["tcp", "135"],
  ["tcp", "139"],
  ["udp", "161"],
  ["tcp", "389"],
  ["tcp", "443"],
  ["tcp", "445"],
  ["udp", "514"],
  ["tcp", "636"],
  ["tcp", "1433"],
  ["tcp", "1521"],
  ["tcp", "3268"],
  ["tcp", "3306"],
  ["tcp", "3389"],
  ["tcp", "5432"],
  ["tcp", "5985"],
  ["tcp", "8080"],
  ["tcp", "8443"],
  ["tcp", "9100"],
] as const;

function dotted(address: number): string {
  return `${Math.floor(address / 2 ** 24)}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** `10.1.2.0 255.255.255.0`, `host 10.1.2.3`: a place in a company's private networks. */
function place(random: Random, spread: number): string {
  const subnet = random(spread);
  const net = 0x0a00_0000 + subnet * 256;
  const kind = random(10);
  if (kind < 5) return `host ${dotted(net + 1 + random(254))}`;
  if (kind < 9) return `${dotted(net)} 255.255.255.0`;
  return `${dotted(net - (net % 4096))} 255.255.240.0`;
}

/**
 * A list as they grow in practice: permits of one service between two places, some of all services, a few denies;
 * about three in a hundred are hidden by a union of earlier ones. Closed by a logged deny.
 */
export function realisticList(name: string, entries: number, seed: number): string[] {
  const random = randomFrom(seed);
  const spread = Math.max(16, Math.floor(entries / 12));
  const lines: string[] = [];
  while (lines.length < entries - 1) {
    const source = place(random, spread);
    const target = place(random, spread);
    const [protocol, port] = services[random(services.length)] as (typeof services)[number];
    const what = random(100);
    if (what < 2) {
      // Two halves and then their whole: dead by union, not by any one entry.
      const net = 0x0a00_0000 + random(spread) * 256;
      lines.push(`access-list ${name} extended permit ${protocol} ${dotted(net)} 255.255.255.128 ${target} eq ${port}`);
      lines.push(
        `access-list ${name} extended permit ${protocol} ${dotted(net + 128)} 255.255.255.128 ${target} eq ${port}`,
      );
      lines.push(`access-list ${name} extended permit ${protocol} ${dotted(net)} 255.255.255.0 ${target} eq ${port}`);
    } else if (what < 4) lines.push(`access-list ${name} extended permit ip ${source} ${target}`);
    else if (what < 7) lines.push(`access-list ${name} extended deny ${protocol} ${source} ${target} eq ${port}`);
    else if (what < 9)
      lines.push(
        `access-list ${name} extended permit ${protocol} ${source} ${target} range ${port} ${Number(port) + random(8)}`,
      );
    else if (what < 10) lines.push(`access-list ${name} extended permit ${protocol} any ${target} eq ${port}`);
    else if (what < 11 && Number(port) === 443)
      lines.push(`access-list ${name} extended permit ${protocol} ${source} any eq ${port}`);
    else lines.push(`access-list ${name} extended permit ${protocol} ${source} ${target} eq ${port}`);
  }
  lines.length = entries - 1;
  lines.push(`access-list ${name} extended deny ip any any log`);
  return lines;
}

/** Overlapping networks of any size on both sides and overlapping port ranges, without any order. */
export function hostileList(name: string, entries: number, seed: number): string[] {
  return tangled(name, entries, randomFrom(seed), { from: 0, to: 2 ** 32, widest: 8, narrowest: 32 });
}

/** The same crowded into one /8 with none but wide networks: nearly every entry overlaps nearly every other. */
export function crowdedList(name: string, entries: number, seed: number): string[] {
  return tangled(name, entries, randomFrom(seed), { from: 0x0a00_0000, to: 0x0b00_0000, widest: 8, narrowest: 16 });
}

interface Room {
  readonly from: number;
  readonly to: number;
  /** Prefix lengths. */
  readonly widest: number;
  readonly narrowest: number;
}

function tangled(name: string, entries: number, random: Random, { from, to, widest, narrowest }: Room): string[] {
  const network = () => {
    const prefix = widest + random(narrowest - widest + 1);
    const mask = prefix === 32 ? 0xffff_ffff : (0xffff_ffff << (32 - prefix)) >>> 0;
    return `${dotted(((from + random(to - from)) & mask) >>> 0)} ${dotted(mask)}`;
  };
  const ports = () => {
    const lo = 1 + random(65_000);
    return `range ${lo} ${lo + 1 + random(65_534 - lo)}`;
  };
  return Array.from(
    { length: entries },
    () =>
      `access-list ${name} extended ${random(2) ? "permit" : "deny"} ${random(2) ? "tcp" : "udp"} ${network()} ${ports()} ${network()} ${ports()}`,
  );
}
