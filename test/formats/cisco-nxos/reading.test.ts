import { expect, test } from "vitest";
import { ciscoNxOs } from "../../../server/src/formats/cisco-nxos/index.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { newConnections } from "../../../server/src/net/packet-set.ts";
import { expectAllSound } from "../../support/any-text.ts";
import { damaged, readText } from "../../support/readings.ts";

const core = `!Command: show running-config
version 9.3(8)
hostname core-sw
feature telnet
username admin password 5 $5$AAAA role network-admin
object-group ip address SERVERS
  10 host 10.20.1.10
  20 10.20.2.0/24
object-group ip port WEB
  10 eq 443
ip access-list USERS
  statistics per-entry
  10 permit tcp any addrgroup SERVERS portgroup WEB
  20 permit udp 10.0.0.0/8 10.20.0.53/32 eq domain
  30 deny ip any any log
vrf context management
  ip route 0.0.0.0/0 10.40.0.254
interface Ethernet1/1
  no switchport
  ip address 10.20.0.1/16
  ip access-group USERS in
  no shutdown
logging server 10.20.0.5 5 use-vrf management
`;

test("a switch's configuration is read whole", () => {
  const { configuration, unread, at } = readText(ciscoNxOs, core);
  expect(unread).toEqual([]);
  const [users] = configuration.filters;
  expect(users?.entries.map((entry) => entry.label?.value)).toEqual(["10", "20", "30"]);
  expect(at(users?.entries[0]?.destination)).toBe("addrgroup SERVERS");
  expect(at(users?.entries[1]?.source)).toBe("10.0.0.0/8");
  expect(configuration.management?.services.map(({ protocol }) => protocol)).toEqual(["telnet"]);
  expect(configuration.routes).toHaveLength(1);
  expect(configuration.logging?.servers.map(({ address }) => address.value)).toEqual(["10.20.0.5"]);
});

test("it is recognised", () => expect(ciscoNxOs.recognise({ path: "a.txt", text: core })).toBeGreaterThan(0.9));

test("damaged files are read", () => {
  expectAllSound(ciscoNxOs, damaged([core]));
});

test("a log file is kept unless it is switched off", () => {
  const localOf = (more: string) =>
    readText(ciscoNxOs, `${core}${more}`).configuration.logging?.local.map(({ name, kind }) => `${kind}: ${name}`);
  expect(localOf("")).toEqual(["disk: log file"]);
  expect(localOf("no logging logfile\n")).toEqual([]);
});

test("nothing passes between the management port and the others", () => {
  const { configuration } = readText(
    ciscoNxOs,
    `${core}interface mgmt0
  vrf member management
  ip address 10.40.0.2/24
interface Ethernet1/2
  no switchport
  ip address 10.30.0.1/24
`,
  );
  const traffic = trafficOf(configuration);
  const between = (from: string, to: string) =>
    traffic.permitted({ from: [from], to: [to], packets: newConnections }).passages.length > 0;
  expect(between("mgmt0", "Ethernet1/2")).toBe(false);
  expect(between("Ethernet1/2", "mgmt0")).toBe(false);
  expect(between("Ethernet1/2", "Ethernet1/1")).toBe(true);
});
