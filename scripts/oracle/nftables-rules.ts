import { Random } from "./random.ts";

/** A rule set as people write them, with a little of everything, the same for the same seed. */
export function madeRuleSet(seed: number): string {
  return new Maker(new Random(seed)).ruleSet();
}

type Family = "inet" | "ip" | "ip6";

/** What a rule has said already: nft refuses rules that contradict themselves. */
interface Said {
  readonly family: 4 | 6;
  readonly protocol: "tcp" | "udp";
  /** Some match has settled which packets the rule is about. */
  settled: boolean;
  /** It is about several protocols, so no match may ask for one. */
  mixed: boolean;
}

class Maker {
  readonly #random: Random;
  readonly #family: Family;

  constructor(random: Random) {
    this.#random = random;
    this.#family = random.of(["inet", "inet", "ip", "ip6"]);
  }

  ruleSet(): string {
    const random = this.#random;
    const called: string[] = [];
    const chains = ["three", "two", "one"].map((name) => {
      const chain = this.#chain(name, "", 1 + random.below(4), called);
      called.push(name);
      return chain;
    });
    const base = (name: string, hook: string, priority: string, rules: number) => {
      const head = `type filter hook ${hook} priority ${priority}; policy ${random.of(["accept", "drop"])};`;
      return this.#chain(name, head, rules, called);
    };
    const hook = random.of(["forward", "forward", "input", "output"]);
    chains.push(base("base", hook, random.of(["filter", "0", "filter + 10", "-5"]), 2 + random.below(6)));
    if (random.chance(3)) chains.push(base("second", hook, "security", 1 + random.below(3)));
    if (random.chance(5) && hook !== "output") chains.push(base("early", "prerouting", "raw", 1 + random.below(2)));
    return `flush ruleset\ndefine WAN = wan0\ntable ${this.#family} t {\n${this.#sets()}${chains.join("")}}\n`;
  }

  #sets(): string {
    const set = (head: string, type: string, more: string, elements: string) =>
      `\t${head} {\n\t\ttype ${type}\n${more}\t\telements = { ${elements} }\n\t}\n`;
    const interval = "\t\tflags interval\n";
    let sets = set("set ports", "inet_service", interval, "22, 8000-9000");
    if (this.#family !== "ip6") {
      sets += set("set addresses4", "ipv4_addr", interval, "10.1.0.0/16,\n\t\t\t203.0.113.0-203.0.113.9");
      sets += set("map verdicts", "ipv4_addr : verdict", "", "10.1.2.3 : drop, 203.0.113.7 : accept");
    }
    if (this.#family !== "ip") sets += set("set addresses6", "ipv6_addr", interval, "2001:db8:1::/64");
    return sets;
  }

  #chain(name: string, head: string, rules: number, called: readonly string[]): string {
    const lines = Array.from({ length: rules }, () => `\t\t${this.#rule(called)}\n`);
    return `\tchain ${name} {\n${head === "" ? "" : `\t\t${head}\n`}${lines.join("")}\t}\n`;
  }

  #rule(called: readonly string[]): string {
    const random = this.#random;
    if (random.chance(8)) return this.#portMap(called);
    if (random.chance(12)) return "ct state vmap { established : accept, related : accept, invalid : drop }";
    if (random.chance(16) && this.#family !== "ip6") return "ip saddr vmap @verdicts";
    const family = this.#family === "ip" ? 4 : this.#family === "ip6" ? 6 : random.of([4, 4, 6] as const);
    const said: Said = { family, protocol: random.of(["tcp", "udp"]), settled: false, mixed: false };
    const matches: string[] = [];
    for (let left = random.of([0, 1, 1, 2, 2, 3]); left > 0; left--) {
      const kind = random.below(4);
      matches.push(
        kind === 0
          ? this.#address(said, "saddr")
          : kind === 1
            ? this.#address(said, "daddr")
            : kind === 2
              ? this.#ports(said)
              : this.#other(said),
      );
      said.settled = true;
    }
    return [...matches, this.#verdict(called)].join(" ");
  }

  #portMap(called: readonly string[]): string {
    const random = this.#random;
    const given = () => random.of(["accept", "drop", "return", "continue", ...called.map((name) => `jump ${name}`)]);
    const elements = some(random, ports, 3).map((port) => `${port} : ${given()}`);
    if (random.chance(3)) elements.push(`* : ${random.of(["drop", "accept", "continue"])}`);
    const before = random.of(["", 'iifname "lan0" ', "ct state new "]);
    return `${before}${random.of(["tcp", "udp"])} dport vmap { ${elements.join(", ")} }`;
  }

  #not(): string {
    return this.#random.chance(4) ? "!= " : "";
  }

  #address({ family }: Said, side: string): string {
    const random = this.#random;
    const word = family === 4 ? "ip" : "ip6";
    const networks = family === 4 ? networks4 : networks6;
    switch (random.below(4)) {
      case 0:
        return `${word} ${side} ${this.#not()}${random.of([...networks, family === 4 ? "10.1.2.3" : "2001:db8:1::5"])}`;
      case 1:
        return `${word} ${side} ${this.#not()}{ ${some(random, networks, 1 + random.below(3)).join(", ")} }`;
      case 2:
        return family === 4 ? `ip ${side} & 255.255.0.0 == 10.1.0.0` : `ip6 ${side} 2001:db8::/32`;
      default:
        return `${word} ${side} ${this.#not()}@addresses${family}`;
    }
  }

  #ports(said: Said): string {
    const random = this.#random;
    const { protocol, settled, mixed } = said;
    if (mixed) return this.#address(said, "daddr");
    switch (random.below(5)) {
      case 0:
        return `${protocol} ${random.of(["dport", "dport", "sport"])} ${this.#not()}${random.of(ports)}`;
      case 1:
        return `${protocol} dport ${this.#not()}{ ${some(random, ports, 1 + random.below(3)).join(", ")} }`;
      case 2:
        return `${protocol} dport ${this.#not()}@ports`;
      case 3:
        if (settled) return `${protocol} dport ${random.of(ports)}`;
        said.mixed = true;
        return `meta l4proto { tcp, udp } th dport ${random.of(ports)}`;
      default:
        return `${protocol} dport ${random.of([">", "<", ">=", "<="])} 1024`;
    }
  }

  #other(said: Said): string {
    const { family, protocol, settled } = said;
    const choices = [...anyTime];
    if (protocol === "tcp" && !settled) choices.push(...ofTcp);
    if (!settled) choices.push(...(family === 4 ? of4(protocol) : of6(protocol)));
    if (!settled && this.#family === "inet")
      choices.push(...(family === 4 ? ["meta nfproto ipv4"] : ["meta nfproto != ipv4", "meta protocol ip6"]));
    const chosen = this.#random.of(choices);
    if (/^meta l4proto (?:!=|\{)|^ip daddr \. meta/.test(chosen)) said.mixed = true;
    return chosen;
  }

  #verdict(called: readonly string[]): string {
    const calls = called.flatMap((name) => [`jump ${name}`, `jump ${name}`, `goto ${name}`]);
    return this.#random.of([...verdicts, ...calls]);
  }
}

/** So many of the choices, each once. */
function some(random: Random, choices: readonly string[], count: number): string[] {
  const left = [...choices];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random.below(left.length), 1)[0] ?? "");
}

const networks4 = ["10.0.0.0/8", "192.168.1.0/24", "172.16.5.10-172.16.5.90", "203.0.113.7", "198.51.100.0/25"];
const networks6 = ["2001:db8:1::/48", "2001:db8:2::10-2001:db8:2::ff", "fd00:1::/64", "2001:db8:ffff::9"];
const ports = ["22", "80", "443", "1024-2048", "53", "3389", "8080-8090"];
const anyTime = [
  'iifname "lan0"',
  'iifname != "wan0"',
  "iifname $WAN",
  'oifname { "wan0", "dmz0" }',
  'iifname "lan*"',
  "ct state new",
  "ct state established,related",
  "ct state != established",
  "ct state != established,related",
  "ct state { new, related }",
  "ct state invalid",
  "ct state ! established",
];
const ofTcp = [
  "meta l4proto tcp",
  "meta l4proto != udp",
  "meta l4proto { icmp, tcp }",
  "tcp flags & (fin | syn | rst | ack) == syn",
  "tcp flags syn",
  "tcp flags != syn",
  "tcp flags & syn == 0",
  "tcp flags syn,ack",
  "tcp flags syn / syn,ack",
  "tcp flags { syn, ack, ack | psh }",
];
const of4 = (protocol: string) => [
  `ip protocol ${protocol}`,
  `ip saddr . ${protocol} dport { 10.1.2.3 . 22, 203.0.113.7 . 80-90 }`,
  "ip daddr . meta l4proto { 192.168.1.5 . udp, 10.1.2.3 . tcp }",
];
const of6 = (protocol: string) => [
  `ip6 nexthdr ${protocol}`,
  `ip6 saddr . ${protocol} dport { 2001:db8:1::5 . 53-80 }`,
];
const verdicts = [
  "accept",
  "accept",
  "accept",
  "drop",
  "drop",
  "reject",
  'log prefix "x " drop',
  "counter accept",
  "return",
  "continue",
  "counter",
  "log",
];
