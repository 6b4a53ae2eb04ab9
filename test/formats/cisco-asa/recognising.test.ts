import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ciscoAsa } from "../../../server/src/formats/cisco-asa/index.ts";
import { sharedPath } from "../../support/shared.ts";
import { fragment, office, pix } from "./samples.ts";

const sure = (text: string) => ciscoAsa.recognise({ path: "some/file.txt", text });

describe("its own", () => {
  test("whole files", () => {
    expect(sure(office)).toBeGreaterThan(0.95);
    expect(sure(office.replaceAll("\n", "\r\n"))).toBeGreaterThan(0.95);
    expect(sure(pix)).toBeGreaterThan(0.95);
  });

  test("pieces", () => {
    expect(sure(fragment)).toBeGreaterThan(0.8);
    for (const text of [
      "access-list OUT extended permit tcp any host 10.0.0.1 eq www\n",
      "group-policy GP attributes\n vpn-filter value F\n",
      "tunnel-group 203.0.113.9 type ipsec-l2l\n",
      "nat (inside,outside) source dynamic any interface\n",
      "access-group OUT in interface outside\n",
      "ssh 10.0.0.0 255.0.0.0 inside\n",
    ])
      expect(sure(text), text).toBeGreaterThanOrEqual(0.5);
  });
});

describe("not its own", () => {
  test("the configurations of its relatives, and other text", () => {
    for (const text of [
      "version 15.2\nhostname r1\naccess-list 101 permit tcp any any eq www\nip access-list extended A\n permit ip any any\nline vty 0 4\n",
      "!Command: show running-config\nfeature bgp\nip access-list A\n  10 permit ip any any\ninterface Ethernet1/1\n  ip address 10.0.0.1/24\n",
      "! device: s1 (DCS-7050, EOS-4.20)\nip access-list A\n   10 permit tcp any any\nobject-group network X\n",
      "[Interface]\nAddress = 10.0.0.1/24\n",
      "hostname only\ninterface Ethernet0\n description none\n",
      "# a shell script\nroute add default gw 10.0.0.1\n",
      '{ "access-list": "OUT extended permit ip any any" }',
      "<config>\naccess-list OUT extended permit ip any any\n</config>\n",
      "We put access-list OUT extended permit ip any any on the outside.\n",
      "",
    ])
      expect(sure(text), text).toBeLessThan(0.5);
  });
});

/** Other people's files; not beside every checkout. */
const corpus = sharedPath("corpus");

/** A few lines that any relative would take: not told apart by content. */
const undecided = new Set([
  "cisco-asa/batfish/testconfigs/ospf-intervals",
  "cisco-asa/netspoc/asa_parse-114-leave-webvpn-with-unhandled-subcommands-unchanged.cfg",
]);

describe.skipIf(!corpus)("files of all formats (of ../shared/corpus)", () => {
  test("are told apart", () => {
    const wrong = filesBelow(corpus ?? "").filter((path) => {
      const own = path.startsWith("cisco-asa/") && !undecided.has(path);
      const text = readFileSync(join(corpus ?? "", path), "utf8");
      return own !== ciscoAsa.recognise({ path, text }) >= 0.5;
    });
    expect(wrong).toEqual([]);
  }, 60_000);
});

function filesBelow(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = folder === "" ? name : `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? filesBelow(root, path) : [path];
  });
}
