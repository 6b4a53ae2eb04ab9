import type { ConnectionState } from "../../model/filter.ts";
import { protocolNumber } from "../../net/packet.ts";

/** The names nft itself gives to values, as `nft describe` lists them. */

export const icmpTypes: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "echo-reply": 0,
    "destination-unreachable": 3,
    "source-quench": 4,
    redirect: 5,
    "echo-request": 8,
    "router-advertisement": 9,
    "router-solicitation": 10,
    "time-exceeded": 11,
    "parameter-problem": 12,
    "timestamp-request": 13,
    "timestamp-reply": 14,
    "info-request": 15,
    "info-reply": 16,
    "address-mask-request": 17,
    "address-mask-reply": 18,
  }),
);

export const icmp6Types: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "destination-unreachable": 1,
    "packet-too-big": 2,
    "time-exceeded": 3,
    "parameter-problem": 4,
    "echo-request": 128,
    "echo-reply": 129,
    "mld-listener-query": 130,
    "mld-listener-report": 131,
    "mld-listener-done": 132,
    "mld-listener-reduction": 132,
    "nd-router-solicit": 133,
    "nd-router-advert": 134,
    "nd-neighbor-solicit": 135,
    "nd-neighbor-advert": 136,
    "nd-redirect": 137,
    "router-renumbering": 138,
    "ind-neighbor-solicit": 141,
    "ind-neighbor-advert": 142,
    "mld2-listener-report": 143,
  }),
);

export const icmpCodes: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "net-unreachable": 0,
    "host-unreachable": 1,
    "prot-unreachable": 2,
    "port-unreachable": 3,
    "frag-needed": 4,
    "net-prohibited": 9,
    "host-prohibited": 10,
    "admin-prohibited": 13,
  }),
);

export const icmp6Codes: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "no-route": 0,
    "admin-prohibited": 1,
    "addr-unreachable": 3,
    "port-unreachable": 4,
    "policy-fail": 5,
    "reject-route": 6,
  }),
);

export const tcpFlags: ReadonlyMap<string, number> = new Map(
  Object.entries({ fin: 1, syn: 2, rst: 4, psh: 8, ack: 16, urg: 32, ecn: 64, ece: 64, cwr: 128 }),
);

/** The kernel's bits of `ct state`; a packet has one of them. */
export const stateBits: ReadonlyMap<ConnectionState, number> = new Map([
  ["invalid", 1],
  ["established", 2],
  ["related", 4],
  ["new", 8],
  ["untracked", 64],
]);

/** From /etc/protocols, which nft asks. */
export const protocols: ReadonlyMap<string, number> = new Map([
  ...Object.entries(protocolNumber),
  ["ip", 0],
  ["hopopt", 0],
  ["ipencap", 4],
  ["egp", 8],
  ["dccp", 33],
  ["ipv6", 41],
  ["ipv6-route", 43],
  ["ipv6-frag", 44],
  ["rsvp", 46],
  ["ipsec-esp", 50],
  ["ipsec-ah", 51],
  ["icmpv6", 58],
  ["ipv6-icmp", 58],
  ["ipv6-nonxt", 59],
  ["ipv6-opts", 60],
  ["ospfigp", 89],
  ["ipcomp", 108],
  ["comp", 108],
  ["vrrp", 112],
  ["l2tp", 115],
  ["udplite", 136],
]);

/** Where chains of one hook stand in order, by the names that iptables' tables once had. */
export const priorities: ReadonlyMap<string, number> = new Map(
  Object.entries({ raw: -300, mangle: -150, dstnat: -100, filter: 0, security: 50, srcnat: 100 }),
);

export const logLevels: ReadonlyMap<string, number> = new Map(
  Object.entries({ emerg: 0, alert: 1, crit: 2, err: 3, warn: 4, notice: 5, info: 6, debug: 7 }),
);
