import type { Located, Span } from "../../text/span.ts";

/** `! -i eth0`: one option of an iptables command in its short (or only) name, with what belongs to it. */
export interface IptablesOption {
  readonly name: string;
  readonly negated: boolean;
  readonly values: readonly Located<string>[];
  readonly span: Span;
}

/** The options of an iptables command; undefined when one is not known, since nobody can tell where the next begins. */
export function iptablesOptions(words: readonly Located<string>[]): IptablesOption[] | undefined {
  const options: IptablesOption[] = [];
  let negated = false;
  let at = 0;
  while (at < words.length) {
    const word = words[at] as Located<string>;
    at++;
    if (/^[0-9]?>/.test(word.value)) {
      if (/^[0-9]?>>?$/.test(word.value)) at++;
      continue;
    }
    if (word.value === "!") {
      negated = true;
      continue;
    }
    const { name, attached } = optionName(word);
    const arity = arities.get(name);
    if (arity === undefined) return undefined;
    const values: Located<string>[] = attached ? [attached] : [];
    while (values.length < arity.least) {
      const value = words[at++];
      if (value === undefined) return undefined;
      if (value.value === "!" && values.length === 0) negated = true;
      else values.push(value);
    }
    while (values.length < arity.most && isNumber(words[at]) === true) values.push(words[at++] as Located<string>);
    if (name === "-P" && words[at]) values.push(words[at++] as Located<string>);
    options.push({
      name,
      negated,
      values,
      span: { start: word.span.start, end: words[at - 1]?.span.end ?? word.span.end },
    });
    negated = false;
  }
  return options;
}

function isNumber(word: Located<string> | undefined): boolean {
  return word !== undefined && /^[0-9]+$/.test(word.value);
}

function optionName(word: Located<string>): { name: string; attached?: Located<string> } {
  const equals = word.value.startsWith("--") ? word.value.indexOf("=") : -1;
  const long = equals < 0 ? word.value : word.value.slice(0, equals);
  const name = shortNames.get(long) ?? long;
  return equals < 0 ? { name } : { name, attached: { value: word.value.slice(equals + 1), span: word.span } };
}

const shortNames: ReadonlyMap<string, string> = new Map([
  ["--table", "-t"],
  ["--append", "-A"],
  ["--insert", "-I"],
  ["--delete", "-D"],
  ["--check", "-C"],
  ["--policy", "-P"],
  ["--flush", "-F"],
  ["--wait", "-w"],
  ["--in-interface", "-i"],
  ["--out-interface", "-o"],
  ["--source", "-s"],
  ["--src", "-s"],
  ["--destination", "-d"],
  ["--dst", "-d"],
  ["--protocol", "-p"],
  ["--proto", "-p"],
  ["--match", "-m"],
  ["--jump", "-j"],
  ["--goto", "-g"],
  ["--destination-port", "--dport"],
  ["--source-port", "--sport"],
  ["--destination-ports", "--dports"],
  ["--source-ports", "--sports"],
]);

const none = "--syn --clamp-mss-to-pmtu --random --random-fully --persistent -v --verbose -n -4 -6".split(" ");
const one = (
  "-t -A -C -P -F -i -o -s -d -p -m -j -g --dport --sport --dports --sports --state --ctstate --comment --icmp-type " +
  "--icmpv6-type --dst-type --src-type --mark --uid-owner --gid-owner --dir --pol --limit --limit-burst --mac-source " +
  "--reject-with --log-prefix --log-level --nflog-group --nflog-prefix --to-source --to-destination --to-ports " +
  "--set-mss --set-mark --set-xmark --nfmask --ctmask --mask"
).split(" ");

/** How many words an option takes at least, and at most where the rest are numbers. */
const arities: ReadonlyMap<string, { readonly least: number; readonly most: number }> = new Map([
  ...none.map((name) => [name, { least: 0, most: 0 }] as const),
  ...one.map((name) => [name, { least: 1, most: 1 }] as const),
  ["-w", { least: 0, most: 1 }],
  ["-I", { least: 1, most: 2 }],
  ["-D", { least: 1, most: 2 }],
  ["--tcp-flags", { least: 2, most: 2 }],
  ["--match-set", { least: 2, most: 2 }],
  ["--restore-mark", { least: 0, most: 0 }],
  ["--save-mark", { least: 0, most: 0 }],
]);
