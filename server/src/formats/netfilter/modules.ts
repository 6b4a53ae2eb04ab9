import { type OptionShapes, shapesOf } from "./option-shapes.ts";

/** What `-m NAME` brings along. */
export interface MatchModule {
  readonly options: OptionShapes;
  /** Naming it is a condition in itself, options or not. */
  readonly condition: boolean;
}

/** A module that iptables knows, by the name behind `-m`. */
export function matchModule(name: string): MatchModule | undefined {
  return modules.get(name);
}

/** As each module's own help lists its options (xtables 1.8.9, xtables-addons 3). */
const written: Readonly<Record<string, string>> = {
  addrtype: "*--src-type=1 *--dst-type=1 ?--limit-iface-in ?--limit-iface-out",
  ah: "?--ahspi=1 ?--ahlen=1 ?--ahres",
  bpf: "?--bytecode=1 ?--object-pinned=1",
  cgroup: "?--path=1 ?--cgroup=1",
  cluster: "--cluster-total-nodes=1 ?--cluster-local-node=1 ?--cluster-local-nodemask=1 --cluster-hash-seed=1",
  comment: "*--comment=1",
  condition: "?--condition=1",
  connbytes: "?--connbytes=1 --connbytes-dir=1 --connbytes-mode=1",
  connlabel: "?--label=1 --set",
  connlimit: "?--connlimit-upto=1 ?--connlimit-above=1 --connlimit-mask=1 --connlimit-saddr --connlimit-daddr",
  connmark: "?--mark=1",
  conntrack:
    "*--ctstate=1 *--ctproto=1 *--ctorigsrcport=1 *--ctorigdstport=1 ?--ctorigsrc=1 ?--ctorigdst=1 ?--ctreplsrc=1 " +
    "?--ctrepldst=1 ?--ctreplsrcport=1 ?--ctrepldstport=1 ?--ctstatus=1 ?--ctexpire=1 ?--ctdir=1",
  cpu: "?--cpu=1",
  dccp: "*--sport=1 *--dport=1 ?--dccp-types=1 ?--dccp-option=1",
  devgroup: "?--src-group=1 ?--dst-group=1",
  dscp: "?--dscp=1 ?--dscp-class=1",
  dst: "? --dst-len=1 --dst-opts=1",
  ecn: "?--ecn-tcp-cwr ?--ecn-tcp-ece ?--ecn-ip-ect=1",
  esp: "?--espspi=1",
  eui64: "?",
  frag: "? --fragid=1 --fraglen=1 --fragres --fragfirst --fragmore --fraglast",
  fuzzy: "? --lower-limit=1 --upper-limit=1",
  geoip: "?--source-country=1 ?--src-cc=1 ?--destination-country=1 ?--dst-cc=1",
  hashlimit:
    "?--hashlimit=1 ?--hashlimit-upto=1 ?--hashlimit-above=1 --hashlimit-burst=1 --hashlimit-mode=1 --hashlimit-name=1 " +
    "--hashlimit-srcmask=1 --hashlimit-dstmask=1 --hashlimit-htable-size=1 --hashlimit-htable-max=1 " +
    "--hashlimit-htable-expire=1 --hashlimit-htable-gcinterval=1 --hashlimit-rate-match --hashlimit-rate-interval=1",
  hbh: "? --hbh-len=1 --hbh-opts=1",
  helper: "?--helper=1",
  hl: "?--hl-eq=1 ?--hl-lt=1 ?--hl-gt=1",
  iface: "?--iface=1 --dev-in --dev-out --up --down",
  icmp: "*--icmp-type=1",
  icmp6: "*--icmpv6-type=1",
  icmpv6: "*--icmpv6-type=1",
  "ipv6-icmp": "*--icmpv6-type=1",
  ipcomp: "?--ipcompspi=1",
  ipp2p: "?",
  iprange: "*--src-range=1 *--dst-range=1",
  ipv4options: "?--flags=1 --any",
  ipv6header: "?--header=1 --soft",
  ipvs: "? --ipvs --vproto=1 --vaddr=1 --vport=1 --vdir=1 --vmethod=1 --vportctl=1",
  layer7: "?--l7proto=1 --l7dir=1",
  length: "?--length=1",
  length2: "?--length=1 --layer3 --layer4 --layer5 --layer7",
  limit: "?--limit=1 --limit-burst=1",
  mac: "?--mac-source=1",
  mark: "?--mark=1",
  mh: "?--mh-type=1",
  multiport: "*--sports=1 *--dports=1 *--ports=1",
  ndpi: "?",
  nfacct: "--nfacct-name=1",
  osf: "?--genre=1 --ttl=1 --log=1",
  owner: "?--uid-owner=1 ?--gid-owner=1 ?--socket-exists ?--pid-owner=1 ?--sid-owner=1 ?--cmd-owner=1 --suppl-groups",
  physdev: "?--physdev-in=1 ?--physdev-out=1 ?--physdev-is-in ?--physdev-is-out ?--physdev-is-bridged",
  pkttype: "?--pkt-type=1",
  policy: "? --pol=1 --dir=1 --strict --next --reqid=1 --spi=1 --proto=1 --mode=1 --tunnel-src=1 --tunnel-dst=1",
  psd: "? --psd-weight-threshold=1 --psd-delay-threshold=1 --psd-lo-ports-weight=1 --psd-hi-ports-weight=1",
  quota: "?--quota=1",
  quota2: "?--quota=1 --name=1 --grow --packets --no-change",
  random: "?--average=1",
  rateest:
    "?--rateest-delta ?--rateest-lt ?--rateest-gt ?--rateest-eq ?--rateest=1 --rateest1=1 --rateest2=1 " +
    "--rateest-bps1=1 --rateest-bps2=1 --rateest-pps1=1 --rateest-pps2=1 --rateest-bps=1 --rateest-pps=1",
  realm: "?--realm=1",
  // With --set, it notes the sender and always matches.
  recent:
    "?--rcheck ?--update ?--remove --set --seconds=1 --reap --hitcount=1 --rttl --name=1 --mask=1 --rsource --rdest",
  rpfilter: "? --loose --validmark --accept-local --invert",
  rt: "? --rt-type=1 --rt-segsleft=1 --rt-len=1 --rt-0-res --rt-0-addrs=1 --rt-0-not-strict",
  sctp: "*--sport=1 *--dport=1 ?--chunk-types=2",
  set:
    "*--match-set=2 *--set=2 --return-nomatch --update-counters --update-subcounters ?--packets-eq=1 ?--packets-lt=1 " +
    "?--packets-gt=1 ?--bytes-eq=1 ?--bytes-lt=1 ?--bytes-gt=1",
  socket: "? --transparent --nowildcard --restore-skmark",
  srh:
    "? --srh-next-hdr=1 --srh-hdr-len-eq=1 --srh-hdr-len-gt=1 --srh-hdr-len-lt=1 --srh-segs-left-eq=1 " +
    "--srh-segs-left-gt=1 --srh-segs-left-lt=1 --srh-last-entry-eq=1 --srh-last-entry-gt=1 --srh-last-entry-lt=1 " +
    "--srh-tag=1 --srh-psid=1 --srh-nsid=1 --srh-lsid=1",
  state: "*--state=1",
  statistic: "?--mode=1 --probability=1 --every=1 --packet=1",
  string: "?--string=1 ?--hex-string=1 --algo=1 --from=1 --to=1 --icase",
  tcp: "*--sport=1 *--dport=1 *--tcp-flags=2 *--syn ?--tcp-option=1",
  tcpmss: "?--mss=1",
  time:
    "? --timestart=1 --timestop=1 --monthdays=1 --weekdays=1 --days=1 --datestart=1 --datestop=1 --kerneltz --utc --localtz " +
    "--contiguous",
  tos: "?--tos=1",
  ttl: "?--ttl-eq=1 ?--ttl-lt=1 ?--ttl-gt=1 ?--ttl=1",
  u32: "?--u32=1",
  udp: "*--sport=1 *--dport=1",
  udplite: "*--sport=1 *--dport=1",
  unclean: "?",
};

const modules: ReadonlyMap<string, MatchModule> = new Map(
  Object.entries(written).map(([name, options]) => [
    name,
    { options: shapesOf(options), condition: options === "?" || options.startsWith("? ") },
  ]),
);
