import { describe, expect, test } from "vitest";
import { folderOf, palisade } from "./palisade.ts";

/** Mail for 10.1.0.25 is let in and nothing else, in the words of a vendor. */
interface Dialect {
  readonly file: string;
  readonly text: string;
  /** The same after somebody let one more port in. */
  readonly wider: readonly [string, string];
  readonly way: { readonly in_iface: string; readonly out_iface: string };
  /** Numbers of the lines that let mail in, and of those that keep the rest out. */
  readonly mailBy: readonly number[];
  readonly restBy: readonly number[];
  /** What compares the two. */
  readonly difference: string;
}

const dialects: readonly Dialect[] = [
  {
    file: "edge.asa",
    text: `hostname edge
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.1.0.1 255.255.255.0
access-list OUT extended permit tcp any host 10.1.0.25 eq smtp
access-list OUT extended deny ip any any log
access-group OUT in interface outside
`,
    wider: ["eq smtp", "range 25 26"],
    way: { in_iface: "outside", out_iface: "inside" },
    mailBy: [10],
    restBy: [11],
    difference: `edge.asa
  + newly permitted: outside to inside
      any address to 10.1.0.25: tcp/26
      such as tcp 198.51.100.5:40000 → 10.1.0.25:26
      before: line 11: access-list OUT extended deny ip any any log
      now:    line 10: access-list OUT extended permit tcp any host 10.1.0.25 range 25 26
`,
  },
  {
    file: "edge.ios",
    text: `version 15.9
hostname edge
interface GigabitEthernet0/0
 ip address 198.51.100.2 255.255.255.0
 ip access-group OUTSIDE-IN in
interface GigabitEthernet0/1
 ip address 10.1.0.1 255.255.255.0
ip access-list extended OUTSIDE-IN
 permit tcp any host 10.1.0.25 eq smtp
 deny ip any any log
`,
    wider: ["eq smtp", "range 25 26"],
    way: { in_iface: "GigabitEthernet0/0", out_iface: "GigabitEthernet0/1" },
    mailBy: [9],
    restBy: [10],
    difference: `edge.ios
  + newly permitted: GigabitEthernet0/0 to GigabitEthernet0/1
      any address to 10.1.0.25: tcp/26
      such as tcp 198.51.100.5:40000 → 10.1.0.25:26
      before: line 10: deny ip any any log
      now:    line 9: permit tcp any host 10.1.0.25 range 25 26
  + newly permitted: GigabitEthernet0/0 to the device
      any address to 10.1.0.25: tcp/26
      such as tcp 198.51.100.5:40000 → 10.1.0.25:26
      before: line 10: deny ip any any log
      now:    line 9: permit tcp any host 10.1.0.25 range 25 26
`,
  },
  {
    file: "branch-fortigate.conf",
    text: `#config-version=FGT60F-7.0.5-FW-build0304-220208:opmode=0:vdom=0
config system interface
    edit "wan1"
        set ip 198.51.100.2 255.255.255.0
    next
    edit "internal"
        set ip 10.1.0.1 255.255.255.0
    next
end
config firewall address
    edit "mail"
        set subnet 10.1.0.25 255.255.255.255
    next
end
config firewall policy
    edit 1
        set srcintf "wan1"
        set dstintf "internal"
        set action accept
        set srcaddr "all"
        set dstaddr "mail"
        set schedule "always"
        set service "SMTP"
    next
end
`,
    wider: [`"SMTP"`, `"SMTP" "HTTPS"`],
    way: { in_iface: "wan1", out_iface: "internal" },
    mailBy: [16],
    restBy: [],
    difference: `branch-fortigate.conf
  + newly permitted: wan1 to internal
      any address to 10.1.0.25: tcp/443 (HTTPS)
      such as tcp 198.51.100.5:40000 → 10.1.0.25:443
      before: no entry of policy
      now:    line 16: edit 1
`,
  },
  {
    file: "gateway.rules",
    text: `*filter
:INPUT DROP [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
:MAIL - [0:0]
-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
-A FORWARD -i wan0 -o lan0 -j MAIL
-A MAIL -d 10.1.0.25/32 -p tcp -m tcp --dport 25 -j ACCEPT
COMMIT
`,
    wider: ["--dport 25 ", "--dport 25:26 "],
    way: { in_iface: "wan0", out_iface: "lan0" },
    mailBy: [7, 8],
    restBy: [],
    difference: `gateway.rules
  + newly permitted: wan0 to lan0
      any address to 10.1.0.25: tcp/26
      such as tcp 198.51.100.5:40000 → 10.1.0.25:26
      before: no entry of FORWARD
      now:    line 8: -A MAIL -d 10.1.0.25/32 -p tcp -m tcp --dport 25:26 -j ACCEPT
`,
  },
  {
    file: "gateway.nft",
    text: `table inet filter {
  chain forward {
    type filter hook forward priority filter; policy drop;
    ct state established,related accept
    iifname "wan0" oifname "lan0" jump mail
  }
  chain mail {
    ip daddr 10.1.0.25 tcp dport 25 accept
  }
}
`,
    wider: ["dport 25 ", "dport { 25, 26 } "],
    way: { in_iface: "wan0", out_iface: "lan0" },
    mailBy: [5, 8],
    restBy: [],
    difference: `gateway.nft
  + newly permitted: wan0 to lan0
      any address to 10.1.0.25: tcp/26
      such as tcp 198.51.100.5:40000 → 10.1.0.25:26
      before: no entry of inet filter forward
      now:    line 8: ip daddr 10.1.0.25 tcp dport { 25, 26 } accept
`,
  },
];

describe.each(dialects)("$file", ({ file, text, wider: [less, more], way, mailBy, restBy, difference }) => {
  const cwd = folderOf({ [`old/${file}`]: text, [`new/${file}`]: text.replace(less, more) });

  test("lets packets through, or not, by lines that are named", async () => {
    const packet = (dport: number) => ({ ...way, src: "203.0.113.9", dst: "10.1.0.25", dport, state: "new" });
    const asked = [packet(25), packet(3389)];
    const input = asked.map((each) => `${JSON.stringify(each)}\n`).join("");
    const { out, err } = await palisade(["trace", `old/${file}`], { cwd, input });
    expect(err).toBe("");
    expect(
      out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { ...asked[0], verdict: "permit", lines: mailBy },
      { ...asked[1], verdict: "deny", lines: restBy },
    ]);
  });

  test("and what another version lets through is told with its cause", async () => {
    expect(await palisade(["diff", "old", "new"], { cwd })).toEqual({ code: 1, out: difference, err: "" });
    expect(await palisade(["diff", "old", "old"], { cwd })).toEqual({
      code: 0,
      out: "No packet is treated differently.\n",
      err: "",
    });
  });
});
