import type { Certificate, CertificateFacts } from "../../model/certificate.ts";
import type { Vpn } from "../../model/vpn.ts";
import { millisecondsOfDay } from "../../site/day.ts";
import { broken, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { asa } from "../samples.ts";
import { forOneYear, forTwoYears } from "./sample-certificates.ts";
import { mspVpns } from "./tunnels.ts";

export const vpnOldCertificate: Rule = {
  id: "vpn-old-certificate",
  title: "A VPN certificate is not renewed every year",
  recommendation: "vpn-certificate-age",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
Certificates that set up the VPN should be renewed at least once a year, better every six months, so that a stolen key is
useful only for a limited time. Age counts from the first day the certificate is valid to the day of the review (\`asOf\` in
palisade.yaml). A certificate issued for more than a year is reported before it is old; certificates of authorities do not count.

Have a new key and certificate issued, and bind them to the tunnel. Pre-shared and raw keys carry no date: record their last
change under \`reviews\` in palisade.yaml. (TA18-276B, VPN Connection.)`,
  bad: [
    asa(
      forTwoYears(
        "                            ^^^^^^^^^ the certificate of NORTHGATE is 446 days old, and should be renewed every year\n",
      ),
      "asOf: 2026-11-21\n",
    ),
  ],
  good: [asa(forOneYear(), "asOf: 2026-03-01\n")],

  *check(context) {
    const vpns = mspVpns(context);
    const named = new Set(vpns.flatMap((vpn) => vpn.certificates.map((name) => name.value)));
    const certificates = context.configuration.certificates.filter(
      (each) => isIdentity(each) && (named.size === 0 || named.has(each.name.value)),
    );
    for (const certificate of certificates) yield* judge(certificate, context.asOf);
    yield* withoutDate(vpns, context);
  },
};

function isIdentity({ role, facts }: Certificate): boolean {
  return role === "identity" || (role === "unknown" && facts?.authority !== true);
}

function* judge(certificate: Certificate, today: number): Generator<Observation> {
  const { name, span, facts, problem } = certificate;
  if (!facts) {
    yield notAssessed(
      span,
      `the certificate of ${name.value} cannot be read${problem === undefined ? "" : `: ${problem}`}`,
    );
    return;
  }
  if (!isDate(facts.notBefore) || !isDate(facts.notAfter)) {
    yield notAssessed(span, `the dates of ${name.value}'s certificate make no sense`);
    return;
  }
  const at = { span: name.span };
  const { age, validity, left } = daysOf(facts, today);
  const what = `the certificate of ${name.value}`;
  if (left < 0) yield broken({ ...at, message: `${what} expired on ${dateOf(facts.notAfter)}` });
  else if (age < 0)
    yield broken({ ...at, severity: "warning", message: `${what} is not valid before ${dateOf(facts.notBefore)}` });
  else if (age > 365) yield broken({ ...at, message: `${what} is ${age} days old, and should be renewed every year` });
  else if (validity > 366) {
    const message = `${what} is issued for ${validity} days, and should be renewed every year`;
    yield broken({ ...at, severity: "warning", message });
  } else if (age > 183) {
    const message = `${what} is ${age} days old; consider renewing it every six months`;
    yield broken({ ...at, severity: "information", advice: true, message });
    yield kept(span, `${what} is ${age} days old`);
  } else yield kept(span, `${what} is ${age} days old`);
}

function daysOf(
  { notBefore, notAfter }: CertificateFacts,
  today: number,
): { age: number; validity: number; left: number } {
  const begin = Math.floor(notBefore / millisecondsOfDay);
  const end = Math.floor(notAfter / millisecondsOfDay);
  return { age: today - begin, validity: Math.round((notAfter - notBefore) / millisecondsOfDay), left: end - today };
}

/** The range of dates that ECMAScript can write. */
function isDate(milliseconds: number): boolean {
  return Math.abs(milliseconds) <= 8.64e15;
}

function dateOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** Keys that show no date, and certificates that the file names and does not hold. */
function* withoutDate(vpns: readonly Vpn[], { configuration, site }: RuleContext): Generator<Observation> {
  const recorded = site.reviews.some((record) => record.of.value === "vpn-certificate-age");
  const held = new Set(configuration.certificates.map((each) => each.name.value));
  const told = new Set<string>();
  for (const vpn of vpns) {
    for (const name of vpn.certificates) {
      if (held.has(name.value) || told.has(name.value)) continue;
      told.add(name.value);
      yield notAssessed(name.span, `the certificate of ${name.value} does not stand in this file`);
    }
    const methods = [...vpn.authentication, ...vpn.peers.flatMap((peer) => peer.authentication ?? [])];
    const dateless = methods.find(({ method }) => method === "pre-shared-key" || method === "raw-public-key");
    if (dateless)
      yield notAssessed(dateless.span, `the key of ${vpn.name.value} shows no date`, recorded ? undefined : "reviews");
  }
}
