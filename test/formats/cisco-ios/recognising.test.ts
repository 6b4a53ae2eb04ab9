import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ciscoIos } from "../../../server/src/formats/cisco-ios/index.ts";
import { ciscoNxOs } from "../../../server/src/formats/cisco-nxos/index.ts";
import { recognise } from "../../../server/src/formats/registry.ts";
import { decodeText } from "../../../server/src/text/decode.ts";
import { sharedPath } from "../../support/shared.ts";
import { branch } from "./samples.ts";

const ios = (text: string) => ciscoIos.recognise({ path: "some/file.txt", text });
const nxos = (text: string) => ciscoNxOs.recognise({ path: "some/file.txt", text });

describe("IOS", () => {
  test("whole files, whatever their line ends", () => {
    for (const lineEnd of ["\n", "\r\n", "\r"]) expect(ios(branch.replaceAll("\n", lineEnd))).toBeGreaterThan(0.95);
  });

  test("pieces", () => {
    for (const text of [
      "access-list 101 permit tcp any any eq www\n",
      "ip access-list extended OUT\n permit tcp any any eq 443\n deny ip any any log\n",
      "Extended IP access list OUT\n    10 permit tcp any any eq 443 (12 matches)\n",
      "interface GigabitEthernet0/1\n ip address 10.0.0.1 255.255.255.0\n ip access-group OUT in\n",
      "line vty 0 4\n transport input ssh\n",
      "crypto isakmp policy 10\n authentication pre-share\n",
      "zone-pair security IN-OUT source IN destination OUT\n service-policy type inspect P\n",
      "router eigrp 100\n network 10.0.0.0 0.255.255.255\n",
      "crypto map VPN 1 ipsec-isakmp\n set peer 192.0.2.7\ninterface Ethernet1\n crypto map VPN\n",
      "hostname r1\nno access-list 100\n",
      "hostname r1\ninterface vasileft1\n description to the other table\n",
      "ip dhcp pool STAFF\n network 10.0.0.0 255.255.255.0\n default-router 10.0.0.1\n",
      "ntp authenticate\nntp trusted-key 10\nntp server vrf MANAGEMENT 10.0.0.9\n",
      "route-map OUT permit 10\n match interface GigabitEthernet0/1\n",
      "redundancy\n mode sso\n main-cpu\n  auto-sync running-config\n",
      "spanning-tree extend system-id\nspanning-tree portfast bpduguard default\n",
      "interface GigabitEthernet0/1\n device-tracking attach-policy P\ndevice-tracking policy P\n security-level inspect\n",
    ])
      expect(ios(text), text).toBeGreaterThanOrEqual(0.5);
  });

  test("not its relatives", () => {
    for (const text of [
      ": Saved\nASA Version 9.16(4)\nhostname fw\ninterface GigabitEthernet0/0\n nameif outside\n",
      "!Command: show running-config\nfeature bgp\nip access-list A\n  10 permit ip any any\ninterface Ethernet1/1\n  ip address 10.0.0.1/24\n",
      "! device: s1 (DCS-7050, EOS-4.20)\nip access-list A\n   10 permit tcp any any\nhostname s1\nrouter bgp 65000\n",
      "!! IOS XR Configuration 6.1\nhostname r1\nipv4 access-list A\n 10 permit ipv4 any any\nrouter ospf 1\n",
      "set system host-name r1\nset interfaces ge-0/0/0 unit 0\n",
      "hostname only\ninterface Ethernet0\n description none\n",
      "",
    ])
      expect(ios(text), text).toBeLessThan(0.5);
  });
});

describe("NX-OS", () => {
  test("whole files and pieces", () => {
    for (const text of [
      "!Command: show running-config\nversion 9.3(5) Bios:version 07.68\nhostname n1\nfeature telnet\nvdc n1 id 1\n",
      "ip access-list A\n  10 permit tcp 10.0.0.0/8 any eq 443\n",
      "object-group ip address HOSTS\n  10 host 10.0.0.1\n",
      "username admin password 5 $5$AAAA role network-admin\n",
      "vrf context management\n  ip route 0.0.0.0/0 10.0.0.1\n",
      "role name readers\n  rule 1 permit read\n",
      "no system default switchport\nsystem jumbomtu 9216\n",
      "!RANCID-CONTENT-TYPE: cisco-nx\nservice dhcp\nboot system bootflash:/n3000-uk9.bin\n",
    ])
      expect(nxos(text), text).toBeGreaterThanOrEqual(0.5);
    expect(nxos(branch)).toBeLessThan(0.5);
  });
});

/** Other people's files; not beside every checkout. */
const corpus = sharedPath("corpus");

describe.skipIf(!corpus)("files of all formats (of ../shared/corpus)", () => {
  test("are told apart", () => {
    const wrong: string[] = [];
    for (const path of filesBelow(corpus ?? "")) {
      const text = decodeText(readFileSync(join(corpus ?? "", path)))?.text ?? "";
      const found = recognise({ path, text })?.id;
      const folder = path.slice(0, path.indexOf("/"));
      const expected = folder === "cisco-ios" || folder === "cisco-nxos" ? folder : undefined;
      const isOurs = found === "cisco-ios" || found === "cisco-nxos";
      if (expected ? found !== expected : isOurs) wrong.push(path);
    }
    expect(wrong.filter((path) => !excepted.some((name) => path.includes(name)))).toEqual([]);
  }, 60_000);
});

/** Files that lie in another system's folder, or that their few lines do not tell apart. */
const excepted = [
  // IOS routers among the devices of other systems' tests.
  "junos/batfish-parsing/example-juniper/",
  "arista-vs-ios-warnings/configs/ios-",
  "nxos-bgp-default-route/configs/ios-bgp-listener",
  // What show vlan prints, and a file without a statement.
  "ansible-ios/ios_vlan",
  "ios-blankish-file",
  // Made for a parser of many systems, in the words of others: ASA (access-list NAME extended), EOS (mlag, trident), Foundry (tagged ethe).
  "batfish-parsing/cisco_acl",
  "batfish-parsing/cisco_misc",
  "batfish-parsing/cisco_platform",
  "batfish-parsing/cisco_qos",
  "batfish-parsing/cisco_vlan",
  "testconfigs/aclIos",
  "configs/iosAccessGroupAcl",
  "testconfigs/ios-acl",
  // The same, in the words of NX-OS: role name, system default, vdc, nve1.
  "batfish-parsing/cisco_role",
  "batfish-parsing/cisco_system",
  "batfish-parsing/cisco_username_without_password",
  "batfish-parsing/cisco_vdc",
  "testconfigs/interface-names",
  // Addresses with their length, as IOS never writes them.
  "ansible-ios/ios_vrf_config",
  "ios-rip-passive",
  "parsing-recovery/configs/ios-recovery",
  // A hostname and a line or two that relatives write alike.
  "ansible-ios/ios_prefix_lists",
  "batfish-parsing/cisco_ipv6",
  "batfish-parsing/cisco_noipns",
  "batfish-parsing/no_aaa_group_server",
  "ios-interface-unshut",
  "eos_ip_before_no_switchport",
  "cisco-asa/batfish/testconfigs/ospf-intervals",
];

function filesBelow(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = folder === "" ? name : `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? filesBelow(root, path) : [path];
  });
}
