import { describe, expect, test } from "vitest";
import { asa, wireguard } from "../../../server/src/rules/samples.ts";
import { vpnWideAccess } from "../../../server/src/rules/vpn/vpn-wide-access.ts";
import { officeWithMsp, officeWithOpenMsp } from "../../support/asa-vpn.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectNoFix, expectSilent } from "../../support/rules.ts";

const declared = "msp: { systems: [10.20.0.0/28], services: [tcp/22, tcp/3389] }\n";

describe("where systems and services are declared", () => {
  test("a list within them is kept", () => {
    expectKept(
      vpnWideAccess,
      officeWithMsp(
        "access-list MSP_filter extended permit tcp 10.99.0.0 255.255.255.0 host 10.20.0.5 eq 3389\n",
        declared,
      ),
      "MSP_filter limits 203.0.113.10 to what it needs",
    );
  });

  test.each([
    ["another host", "permit tcp any host 10.20.0.77 eq ssh", "10.20.0.77 by tcp/22 (SSH)"],
    ["another port", "permit tcp any host 10.20.0.5 eq telnet", "10.20.0.5 by tcp/23 (Telnet)"],
    ["everything", "permit ip any any", "any address by any protocol"],
  ])("%s is too much", (_, entry, words) => {
    const line = `access-list MSP_filter extended ${entry}`;
    expectFindings(
      vpnWideAccess,
      officeWithMsp(
        `
${line}
${"^".repeat(line.length)} MSP_filter lets 203.0.113.10 reach ${words}, more than the declared MSP systems and services
`,
        declared,
      ),
    );
  });

  test("what an earlier deny takes away does not count", () => {
    expectSilent(
      vpnWideAccess,
      officeWithMsp(
        `
access-list MSP_filter extended permit tcp any host 10.20.0.5 eq ssh
access-list MSP_filter extended deny ip any any log
access-list MSP_filter extended permit ip any any
`,
        declared,
      ),
    );
  });

  test("systems alone leave the services to be judged by themselves", () => {
    expectFindings(
      vpnWideAccess,
      officeWithMsp(
        `
access-list MSP_filter extended permit tcp any host 10.20.0.5 eq ssh
access-list MSP_filter extended permit ip any host 10.20.0.6
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MSP_filter lets 203.0.113.10 reach 10.20.0.6 by any protocol
access-list MSP_filter extended permit tcp any host 10.20.0.77 eq ssh
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MSP_filter lets 203.0.113.10 reach 10.20.0.77 by tcp/22 (SSH), more than the declared MSP systems
`,
        "msp: { systems: [10.20.0.0/28] }\n",
      ),
    );
  });
});

describe("where nothing is declared", () => {
  test.each([
    ["any protocol", "permit ip 10.99.0.0 255.255.255.0 host 10.20.0.5", "10.20.0.5 by any protocol", "warning"],
    ["any protocol to a network", "permit ip any 10.20.0.0 255.255.0.0", "10.20.0.0/16 by any protocol", "error"],
    ["any address", "permit tcp 10.99.0.0 255.255.255.0 any eq 3389", "any address by tcp/3389 (RDP)", "error"],
    [
      "half of all addresses",
      "permit tcp any 128.0.0.0 128.0.0.0 eq ssh",
      "all of 172.16.0.0/12 by tcp/22 (SSH)",
      "error",
    ],
    ["a whole private range", "permit tcp any 10.0.0.0 255.0.0.0 eq ssh", "all of 10.0.0.0/8 by tcp/22 (SSH)", "error"],
    ["hosts and ports by name", "permit tcp 10.99.0.0 255.255.255.0 host 10.20.0.5 eq ssh", undefined, undefined],
    ["a network and a port", "permit tcp any 10.20.0.0 255.255.255.0 eq ssh", undefined, undefined],
  ])("%s", (_, entry, words, severity) => {
    const line = `access-list MSP_filter extended ${entry}`;
    const mark = words ? `${"^".repeat(line.length)} MSP_filter lets 203.0.113.10 reach ${words}\n` : "";
    const review = expectFindings(vpnWideAccess, officeWithMsp(`${line}\n${mark}`));
    expect(review.findings[0]?.severity).toBe(severity);
  });

  test("entries that between them leave nothing out are one cause", () => {
    const review = expectFindings(
      vpnWideAccess,
      officeWithMsp(`
access-list MSP_filter extended permit tcp any 0.0.0.0 128.0.0.0 eq ssh
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MSP_filter lets 203.0.113.10 reach any address by tcp/22 (SSH), together with other entries
access-list MSP_filter extended permit tcp any 128.0.0.0 192.0.0.0 eq ssh
access-list MSP_filter extended permit tcp any 192.0.0.0 192.0.0.0 eq ssh
`),
    );
    expect(review.findings[0]?.related).toHaveLength(2);
  });

  test("the finding names a packet and the lines that let it through", () => {
    const sample = officeWithMsp("access-list MSP_filter extended permit ip any any\n");
    const { witness, span } = expectFindingsOf(sample);
    expect(witness?.inbound).toBe("203.0.113.10");
    expect(witness?.entries).toEqual([span]);
  });

  test("a list that is inactive, and one that stands behind a deny, permit nothing", () => {
    expectSilent(vpnWideAccess, officeWithMsp("access-list MSP_filter extended permit ip any any inactive\n"));
    expectSilent(
      vpnWideAccess,
      officeWithMsp(
        "access-list MSP_filter extended deny ip any any\naccess-list MSP_filter extended permit ip any any\n",
      ),
    );
  });
});

describe("where no list limits the tunnel", () => {
  test("only its networks do", () => {
    expectFindings(
      vpnWideAccess,
      marked(
        officeWithOpenMsp(""),
        "group-policy MSP attributes\n",
        "             ^^^ no list limits which services 203.0.113.10 reaches in the networks it carries\n",
      ),
    );
  });

  test("a filter that is none by word", () => {
    expectFindings(
      vpnWideAccess,
      marked(
        asa(
          officeWithOpenMsp("").text.replace(
            "group-policy MSP attributes\n",
            "group-policy MSP attributes\n vpn-filter none\n",
          ),
        ),
        " vpn-filter none\n",
        " ^^^^^^^^^^^^^^^ no list limits which services 203.0.113.10 reaches in the networks it carries\n",
      ),
    );
  });

  test("interface lists count once decrypted traffic has to pass them", () => {
    expectKept(
      vpnWideAccess,
      officeWithOpenMsp(`
access-list OUTSIDE_in extended permit tcp 10.99.0.0 255.255.255.0 host 10.20.0.5 eq ssh
no sysopt connection permit-vpn
access-group OUTSIDE_in in interface outside
`),
      "OUTSIDE_in limits 203.0.113.10 to what it needs",
    );
  });
});

test("other tunnels are left alone once the MSP's is declared", () => {
  const staff = `
access-list STAFF_filter extended permit ip any any
group-policy STAFF internal
group-policy STAFF attributes
 vpn-filter value STAFF_filter
tunnel-group STAFF type remote-access
tunnel-group STAFF general-attributes
 default-group-policy STAFF
webvpn
 enable outside
access-list MSP_filter extended permit tcp any host 10.20.0.5 eq ssh
`;
  expectSilent(vpnWideAccess, officeWithMsp(staff, "zones: { msp: [203.0.113.10] }\n"));
  expectSilent(vpnWideAccess, officeWithMsp(staff, "msp: { networks: [203.0.113.0/24] }\n"));
});

test("a hook that forwards everything is narrowed, and what it forwarded besides is dropped and logged", () => {
  const host = (up: string) =>
    wireguard(
      `[Interface]
PrivateKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
PostUp = ${up}

[Peer]
PublicKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=
AllowedIPs = 10.99.0.2/32
`,
      declared,
    );
  const forward = "iptables -A FORWARD -i %i";
  expectFix(
    vpnWideAccess,
    host(`${forward} -j ACCEPT`),
    "Limit what comes from wg to the declared MSP systems and services",
    host(
      `${forward} -d 10.20.0.0/28 -p tcp -m multiport --dports 22,3389 -j ACCEPT; ${forward} -j LOG; ${forward} -j DROP`,
    ).text,
  );
});

describe("fixes", () => {
  const title = "Limit MSP_filter to the declared MSP systems and services";

  test("the list is cut down to what is declared", () => {
    expectFix(
      vpnWideAccess,
      officeWithMsp("access-list MSP_filter extended permit ip any any\n", declared),
      title,
      officeWithMsp(`
access-list MSP_filter extended permit tcp any 10.20.0.0 255.255.255.240 eq 22
access-list MSP_filter extended permit tcp any 10.20.0.0 255.255.255.240 eq 3389
`).text,
    );
  });

  test("all of its entries that go too far at once, those with nothing left taken out", () => {
    expectFix(
      vpnWideAccess,
      officeWithMsp(
        `
access-list MSP_filter extended permit tcp 10.99.0.0 255.255.255.0 any eq ssh
access-list MSP_filter extended permit tcp 10.99.0.0 255.255.255.0 host 10.20.0.77 eq ssh
access-list MSP_filter extended deny ip any any log
`,
        declared,
      ),
      title,
      officeWithMsp(`
access-list MSP_filter extended permit tcp 10.99.0.0 255.255.255.0 10.20.0.0 255.255.255.240 eq 22
access-list MSP_filter extended deny ip any any log
`).text,
    );
  });

  test("no guess where nothing is declared", () => {
    expectNoFix(vpnWideAccess, officeWithMsp("access-list MSP_filter extended permit ip any any\n"));
  });
});

describe("WireGuard", () => {
  const head = `[Interface]
PrivateKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
Address = 10.99.0.1/32
`;
  const peer = "\n[Peer]\nPublicKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n";

  test("a command that forwards everything", () => {
    expectFindings(
      vpnWideAccess,
      wireguard(`${head}PostUp = iptables -A FORWARD -i %i -j ACCEPT
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FORWARD lets wg reach any address by any protocol
${peer}AllowedIPs = 10.99.0.2/32
`),
    );
  });

  test("everything as the peer's own addresses", () => {
    expectFindings(
      vpnWideAccess,
      wireguard(`${head}${peer}AllowedIPs = 0.0.0.0/0, ::/0
             ^^^^^^^^^ the tunnel to this peer carries any address
                        ^^^^ the tunnel to this peer carries any address
`),
    );
  });

  test("named networks, and a host that nobody knows", () => {
    expectNeeds(vpnWideAccess, wireguard(`${head}${peer}AllowedIPs = 10.99.0.2/32, 192.168.7.0/24\n`), undefined);
  });
});

function expectFindingsOf(sample: ReturnType<typeof asa>) {
  const review = expectFindings(
    vpnWideAccess,
    marked(
      sample,
      "access-list MSP_filter extended permit ip any any\n",
      "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MSP_filter lets 203.0.113.10 reach any address by any protocol\n",
    ),
  );
  const [finding] = review.findings;
  if (!finding) throw new Error("nothing found");
  return finding;
}

/** The sample with a line of carets below one of its lines. */
function marked(sample: ReturnType<typeof asa>, line: string, carets: string): ReturnType<typeof asa> {
  return { ...sample, text: sample.text.replace(line, line + carets) };
}
