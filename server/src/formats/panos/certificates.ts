import type { Certificate, CertificateFacts } from "../../model/certificate.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { bytesOfPem } from "../pem.ts";
import { flagOf, numberOf, passOver, wordOf } from "./places.ts";
import type { Scope } from "./scope.ts";

/** `certificate C public-key -----BEGIN CERTIFICATE-----…`, as far as it is seen from here */
export function certificatesOf(scope: Scope): Certificate[] {
  return scope.table("certificate").map((entry) => {
    scope.define("certificate", entry, "certificate", false);
    const authority = flagOf(entry, "ca")?.value === true;
    const key = wordOf(entry, "private-key") !== undefined;
    const pem = wordOf(entry, "public-key");
    const bytes = pem && bytesOfPem(pem.value);
    const facts = (bytes && scope.tools.decodeCertificate(bytes)) ?? statedFacts(entry, authority);
    passOver(entry, wordsOfNobody);
    return {
      name: entry.located,
      span: entry.extent,
      role: authority ? "authority" : key ? "identity" : "unknown",
      ...(facts ? { facts } : { problem: "its text holds no certificate that can be read" }),
    };
  });
}

const wordsOfNobody = [
  "algorithm",
  "csr",
  "status",
  "subject-hash",
  "issuer-hash",
  "subject-int",
  "issuer-int",
  "common-name-int",
  "common-name",
  "subject",
  "issuer",
  "not-valid-before",
  "not-valid-after",
  "expiry-epoch",
  "private-key-on-hsm",
  "requestor",
  "cloned",
  "request-id",
];

/** The device writes beside a certificate what it read in it. */
function statedFacts(entry: PathNode, authority: boolean): CertificateFacts | undefined {
  const from = timeOf(wordOf(entry, "not-valid-before")?.value);
  const epoch = numberOf(entry, "expiry-epoch");
  const to = timeOf(wordOf(entry, "not-valid-after")?.value) ?? (epoch && epoch.value * 1000);
  if (to === undefined) return undefined;
  return {
    subject: wordOf(entry, "subject")?.value ?? "",
    issuer: wordOf(entry, "issuer")?.value ?? "",
    notBefore: from ?? 0,
    notAfter: to,
    key: (wordOf(entry, "algorithm")?.value ?? "unknown").toLowerCase(),
    authority,
    serial: "",
  };
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Nov  5 10:35:56 2026 GMT` */
function timeOf(text: string | undefined): number | undefined {
  const found = /^([A-Z][a-z]{2}) {1,2}([0-9]{1,2}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) ([0-9]{4}) GMT$/.exec(text ?? "");
  const month = months.indexOf(found?.[1] ?? "");
  if (!found || month < 0) return undefined;
  const [day = 1, hour = 0, minute = 0, second = 0, year = 0] = found.slice(2).map(Number);
  return Date.UTC(year, month, day, hour, minute, second);
}
