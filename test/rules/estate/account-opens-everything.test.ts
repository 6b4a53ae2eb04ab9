import { expect, test } from "vitest";
import { reviewEstate } from "../../../server/src/review/estate.ts";
import { reviewFile } from "../../../server/src/review/file.ts";
import type { EstateSetup } from "../../../server/src/review/review.ts";
import { readTools } from "../../support/tools.ts";

const setup: EstateSetup = { tools: readTools, today: 20_000 };

const firewall = `hostname edge
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
username msp-anna password $sha512$5000$AAAA$BBBB pbkdf2
webvpn
 enable outside
group-policy GP internal
group-policy GP attributes
 vpn-tunnel-protocol ssl-client
tunnel-group STAFF type remote-access
tunnel-group STAFF general-attributes
 authentication-server-group LOCAL
 default-group-policy GP
`;

const directory = `dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
userAccountControl: 512
memberOf: CN=msp-servers,OU=Groups,DC=northgate,DC=example

dn: CN=msp-servers,OU=Groups,DC=northgate,DC=example
objectClass: group
sAMAccountName: msp-servers

dn: CN=Domain Admins,CN=Users,DC=northgate,DC=example
objectClass: group
sAMAccountName: Domain Admins
objectSid: S-1-5-21-1004295772-1177258371-686439674-512
member: CN=msp-servers,OU=Groups,DC=northgate,DC=example
`;

const policy = `[Unicode]
Unicode=yes
[Group Membership]
*S-1-5-32-544__Members = Administrator,NORTHGATE\\msp-servers
`;

function found(files: Record<string, string>) {
  const reviews = Object.entries(files).map(([path, text]) => reviewFile({ path, text }, setup));
  return reviewEstate(reviews, setup)
    .findings.filter(({ rule }) => rule === "account-opens-everything")
    .map(({ file, span, message, related }) => ({
      at: `${file}: ${files[file]?.slice(span.start, span.end)}`,
      message,
      related: related.map((each) => `${each.file}: ${each.message}`),
    }));
}

const all = { "edge.cfg": firewall, "accounts.ldif": directory, "GptTmpl.inf": policy };

test("an account is followed from the firewall over the directory to the policy", () =>
  expect(found(all)).toEqual([
    {
      at: "edge.cfg: msp-anna",
      message: "msp-anna may dial in, is in Domain Admins by way of msp-servers, and is a local administrator",
      related: [
        "accounts.ldif: msp-anna is in msp-servers",
        "accounts.ldif: msp-servers is in Domain Admins",
        "GptTmpl.inf: this policy makes NORTHGATE\\msp-servers a local administrator",
      ],
    },
  ]));

test("one that is disabled, rules nothing or cannot dial in is left alone", () => {
  expect(found({ ...all, "accounts.ldif": directory.replace("Control: 512", "Control: 514") })).toEqual([]);
  expect(found({ ...all, "accounts.ldif": directory.replace(/member: .*/, "description: nobody") })).toEqual([]);
  expect(found({ ...all, "edge.cfg": firewall.slice(0, firewall.indexOf("webvpn")) })).toEqual([]);
  expect(found({ "edge.cfg": firewall, "GptTmpl.inf": policy })).toEqual([]);
});
