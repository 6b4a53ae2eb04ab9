import type { Sample } from "../format.ts";

/** How sure it is that the text is a rule set of nftables: tables in braces with chains, or commands of nft. */
export function recogniseNftables({ path, text }: Sample): number {
  const head = text.slice(0, sampleLength);
  // What a file defines may fill its beginning; the tables that use it then stand at its end.
  const tail = text.slice(Math.max(sampleLength, text.length - sampleLength));
  if (/^\ufeff?\s*[{[<]/.test(head)) return 0;
  const shebang = /^\ufeff?#!.{0,80}\bnft\b/.test(head);
  let telling = 0;
  let odd = 0;
  for (const line of `${head}\n${tail}`.split(/\r\n|\r|\n/)) {
    const text = line.trim();
    if (text === "" || text.startsWith("#")) continue;
    if (tellingLine.test(text)) telling++;
    else if (foreignLine.test(text)) odd++;
  }
  if (telling === 0 || odd > telling) return shebang ? 0.6 : 0;
  if (shebang || /\.nft$/i.test(path) || /(?:^|\/)nftables\.conf$/i.test(path)) return 1;
  return telling > 1 ? 0.95 : 0.7;
}

const sampleLength = 65_536;

const tellingLine =
  /^(?:(?:add |create )?table (?:(?:ip|ip6|inet|arp|bridge|netdev) )?[A-Za-z_][\w.-]*\s*(?:\{.*)?|flush ruleset\b.*|(?:add|insert|create|flush|delete) (?:chain|rule|set|map|element|table) \S.*|(?:add|insert) (?:(?:ip|ip6|inet) )?\S+ \S+ (?:jump|tcp|udp|ip|ip6|ct|meta|iif|oif).*|type (?:filter|nat|route) hook [a-z]+ .*|type (?:ipv[46]_addr|inet_service|ifname|inet_proto)\b.*)$/;

/** Shell commands, and statements that end as no nft statement does. */
const foreignLine = /^(?:nft |iptables |ip6tables |-A |\*\w+$|:\w+ |set [a-z]+ .*[^{]$|<|interface |!|access-list )/;
