import { type OptionShapes, shapesOf } from "./option-shapes.ts";

/** What becomes of a packet that an entry matches, as far as its target tells. */
export type TargetEffect =
  | "permit"
  | "deny"
  | "reject"
  | "return"
  /** It writes a log line, and the next entry decides. */
  | "log"
  /** The packet is changed or marked at most, and the next entry decides. */
  | "go-on"
  /** The connection is not tracked; the next entry decides. */
  | "untrack"
  /** Addresses or ports are translated. */
  | "translate"
  /** A program decides: permit or deny. */
  | "ask"
  /** It takes some packets for itself, and nobody can tell which. */
  | "divert";

export interface Target {
  readonly effect: TargetEffect;
  readonly options: OptionShapes;
}

/** A target that is no chain, by the name behind `-j`. */
export function targetNamed(name: string): Target | undefined {
  return targets.get(name);
}

const written: readonly (readonly [TargetEffect, Readonly<Record<string, string>>])[] = [
  ["permit", { ACCEPT: "" }],
  ["deny", { DROP: "", TARPIT: "--tarpit --honeypot --reset", DELUDE: "", STEAL: "", CHAOS: "--delude --tarpit" }],
  ["reject", { REJECT: "--reject-with=1" }],
  ["return", { RETURN: "" }],
  [
    "log",
    {
      LOG: "--log-prefix=1 --log-level=1 --log-tcp-sequence --log-tcp-options --log-ip-options --log-uid --log-macdecode",
      NFLOG: "--nflog-group=1 --nflog-prefix=1 --nflog-range=1 --nflog-size=1 --nflog-threshold=1",
      ULOG: "--ulog-nlgroup=1 --ulog-prefix=1 --ulog-cprange=1 --ulog-qthreshold=1",
      LOGMARK: "--log-prefix=1 --log-level=1",
    },
  ],
  [
    "go-on",
    {
      ACCOUNT: "--addr=1 --tname=1",
      AUDIT: "--type=1",
      CHECKSUM: "--checksum-fill",
      CLASSIFY: "--set-class=1",
      CONNMARK:
        "--set-mark=1 --set-xmark=1 --and-mark=1 --or-mark=1 --xor-mark=1 --save-mark --restore-mark --mask=1 --nfmask=1 " +
        "--ctmask=1 --left-shift-mark=1 --right-shift-mark=1",
      CONNSECMARK: "--save --restore",
      DNPT: "--src-pfx=1 --dst-pfx=1",
      DSCP: "--set-dscp=1 --set-dscp-class=1",
      ECN: "--ecn-tcp-remove --ecn-tcp-cwr=1 --ecn-tcp-ece=1 --ecn-ip-ect=1",
      HL: "--hl-set=1 --hl-inc=1 --hl-dec=1",
      HMARK:
        "--hmark-tuple=1 --hmark-mod=1 --hmark-offset=1 --hmark-src-prefix=1 --hmark-dst-prefix=1 --hmark-sport-mask=1 " +
        "--hmark-dport-mask=1 --hmark-spi-mask=1 --hmark-proto-mask=1 --hmark-rnd=1",
      IDLETIMER: "--timeout=1 --label=1 --alarm",
      LED: "--led-trigger-id=1 --led-delay=1 --led-always-blink",
      MARK: "--set-mark=1 --set-xmark=1 --and-mark=1 --or-mark=1 --xor-mark=1",
      RATEEST: "--rateest-name=1 --rateest-interval=1 --rateest-ewmalog=1",
      SECMARK: "--selctx=1",
      SET: "--add-set=2 --del-set=2 --map-set=2 --exist --timeout=1 --map-mark --map-prio --map-queue",
      SNPT: "--src-pfx=1 --dst-pfx=1",
      TCPMSS: "--set-mss=1 --clamp-mss-to-pmtu",
      TCPOPTSTRIP: "--strip-options=1",
      TEE: "--gateway=1 --oif=1",
      TOS: "--set-tos=1 --and-tos=1 --or-tos=1 --xor-tos=1",
      TRACE: "",
      TTL: "--ttl-set=1 --ttl-inc=1 --ttl-dec=1",
    },
  ],
  [
    "untrack",
    {
      NOTRACK: "",
      // Without --notrack it only prepares the tracking.
      CT: "*--notrack --helper=1 --ctevents=1 --expevents=1 --zone=1 --zone-orig=1 --zone-reply=1 --timeout=1",
    },
  ],
  [
    "translate",
    {
      BALANCE: "*--to-destination=1",
      DNAT: "*--to-destination=1 --random --persistent",
      MASQUERADE: "--to-ports=1 --random --random-fully",
      NETMAP: "*--to=1",
      REDIRECT: "--to-ports=1 --random",
      SAME: "*--to=1 --nodst --random",
      SNAT: "*--to-source=1 --random --random-fully --persistent",
    },
  ],
  [
    "ask",
    {
      NFQUEUE: "--queue-num=1 --queue-balance=1 --queue-bypass --queue-cpu-fanout",
      QUEUE: "",
      TPROXY: "--on-port=1 --on-ip=1 --tproxy-mark=1",
    },
  ],
  [
    "divert",
    {
      CLUSTERIP: "--new --hashmode=1 --clustermac=1 --total-nodes=1 --local-node=1 --hash-init=1",
      SYNPROXY: "--sack-perm --timestamp --mss=1 --wscale=1 --ecn",
    },
  ],
];

const targets: ReadonlyMap<string, Target> = new Map(
  written.flatMap(([effect, named]) =>
    Object.entries(named).map(([name, options]) => [name, { effect, options: shapesOf(options) }] as const),
  ),
);
