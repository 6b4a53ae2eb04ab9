import { describe, expect, test } from "vitest";
import { asa, wireguard } from "../../../server/src/rules/samples.ts";
import { forOneYear, forTwoYears } from "../../../server/src/rules/vpn/sample-certificates.ts";
import { vpnOldCertificate } from "../../../server/src/rules/vpn/vpn-old-certificate.ts";
import { vpnPreSharedKey } from "../../../server/src/rules/vpn/vpn-pre-shared-key.ts";
import { vpnRawKey } from "../../../server/src/rules/vpn/vpn-raw-key.ts";
import { expectFindings, expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const on = (day: string) => `asOf: ${day}\n`;
const mark = (message: string) => `                            ^^^^^^^^^ the certificate of NORTHGATE ${message}\n`;

describe("the age of a certificate, issued on 10 January 2026 for a year", () => {
  test.each([
    ["2026-01-09", "is not valid before 2026-01-10", "warning"],
    ["2026-07-13", "is 184 days old; consider renewing it every six months", "information"],
    ["2027-01-11", "expired on 2027-01-10", "error"],
  ])("%s: %s", (day, message, severity) => {
    const review = expectFindings(vpnOldCertificate, asa(forOneYear(mark(message)), on(day)));
    expect(review.findings[0]?.severity).toBe(severity);
  });

  test.each([
    ["2026-01-10", "the certificate of NORTHGATE is 0 days old"],
    ["2026-07-12", "the certificate of NORTHGATE is 183 days old"],
  ])("%s: kept", (day, message) => expectKept(vpnOldCertificate, asa(forOneYear(), on(day)), message));

  test("half a year is advice, and the recommendation is kept all the same", () => {
    const review = expectFindings(
      vpnOldCertificate,
      asa(forOneYear(mark("is 184 days old; consider renewing it every six months")), on("2026-07-13")),
    );
    expect(review.findings[0]?.advice).toBe(true);
    expect(review.evidence.map((each) => each.kind)).toEqual(["kept"]);
  });
});

describe("the age of a certificate, issued on 1 September 2025 for two years", () => {
  test.each([
    ["2025-12-01", "is issued for 730 days, and should be renewed every year", "warning"],
    ["2026-09-01", "is issued for 730 days, and should be renewed every year", "warning"],
    ["2026-09-02", "is 366 days old, and should be renewed every year", "error"],
    ["2027-09-02", "expired on 2027-09-01", "error"],
  ])("%s: %s", (day, message, severity) => {
    const review = expectFindings(vpnOldCertificate, asa(forTwoYears(mark(message)), on(day)));
    expect(review.findings[0]?.severity).toBe(severity);
  });
});

describe("certificates that cannot be judged", () => {
  test("certificates of authorities do not count", () => {
    expectSilent(
      vpnOldCertificate,
      asa(forTwoYears().replace(" certificate 12\n", " certificate ca 12\n"), on("2027-09-02")),
    );
  });

  test("one that cannot be read", () => {
    expectNeeds(vpnOldCertificate, asa(forOneYear().replace("30820128", "30820120"), on("2026-03-01")), undefined);
  });

  test("one that the file names and does not hold", () => {
    expectNeeds(
      vpnOldCertificate,
      asa(`
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 ipsec-attributes
 ikev2 remote-authentication certificate
 ikev2 local-authentication certificate NORTHGATE
`),
      undefined,
    );
  });

  const keyed = `tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 ipsec-attributes
 ikev1 pre-shared-key *****
`;
  test("a key shows no date: a record is asked for", () => expectNeeds(vpnOldCertificate, asa(keyed), "reviews"));
  test("a key with a record", () =>
    expectNeeds(vpnOldCertificate, asa(keyed, "reviews: [{ of: vpn-certificate-age, on: 2026-08-01 }]\n"), undefined));
});

describe("how a VPN proves its ends", () => {
  test("several keys of one tunnel are one finding", () => {
    const review = expectFindings(
      vpnPreSharedKey,
      asa(`
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 ipsec-attributes
 ikev2 remote-authentication pre-shared-key *****
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tunnel 203.0.113.10 proves its ends with a pre-shared key
 ikev2 local-authentication pre-shared-key *****
`),
    );
    expect(review.findings[0]?.related).toHaveLength(1);
  });

  test("no message tells the key", () => {
    const review = expectFindings(
      vpnPreSharedKey,
      asa(`
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 ipsec-attributes
 ikev1 pre-shared-key Hunter2-Hunter2
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tunnel 203.0.113.10 proves its ends with a pre-shared key
`),
    );
    expect(JSON.stringify(review.findings)).not.toContain("Hunter2");
  });

  test("certificates at both ends", () => {
    expectKept(
      vpnPreSharedKey,
      asa(`
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 ipsec-attributes
 ikev2 remote-authentication certificate
 ikev2 local-authentication certificate NORTHGATE
`),
      "tunnel 203.0.113.10 proves its ends with certificates",
    );
  });

  test("a certificate at one end does not make up for a key at the other", () => {
    expectFindings(
      vpnPreSharedKey,
      asa(`
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 ipsec-attributes
 ikev2 remote-authentication pre-shared-key *****
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tunnel 203.0.113.10 proves its ends with a pre-shared key
 ikev2 local-authentication certificate NORTHGATE
`),
    );
  });

  test("raw keys are said once for a tunnel, however many peers it has", () => {
    expectFindings(
      vpnRawKey,
      wireguard(`
[Interface]
PrivateKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
^^^^^^^^^^ wg knows its ends by raw keys, not by certificates

[Peer]
PublicKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=
AllowedIPs = 10.99.0.2/32

[Peer]
PublicKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAC=
AllowedIPs = 10.99.0.3/32
`),
    );
  });
});
