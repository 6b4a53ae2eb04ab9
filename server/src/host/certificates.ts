import { X509Certificate } from "node:crypto";
import type { ReadTools } from "../formats/format.ts";
import type { CertificateFacts } from "../model/certificate.ts";

/** What readers may use on a machine that runs Node. */
export const nodeTools: ReadTools = { decodeCertificate };

/** What one X.509 certificate in DER form says; undefined when it is none, or a damaged one. */
export function decodeCertificate(der: Uint8Array): CertificateFacts | undefined {
  try {
    return factsOf(new X509Certificate(der));
  } catch {
    return undefined;
  }
}

function factsOf(certificate: X509Certificate): CertificateFacts | undefined {
  const notBefore = Date.parse(certificate.validFrom);
  const notAfter = Date.parse(certificate.validTo);
  if (Number.isNaN(notBefore) || Number.isNaN(notAfter)) return undefined;
  const key = keyOf(certificate);
  return {
    subject: onOneLine(certificate.subject),
    issuer: onOneLine(certificate.issuer),
    notBefore,
    notAfter,
    key: key.type,
    ...(key.bits !== undefined && { bits: key.bits }),
    authority: certificate.ca,
    serial: certificate.serialNumber,
  };
}

/** A certificate may carry a key of a kind that Node does not know; it then still has dates. */
function keyOf(certificate: X509Certificate): { type: string; bits?: number } {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
    const bits = asymmetricKeyDetails?.modulusLength ?? bitsOfCurve(asymmetricKeyDetails?.namedCurve);
    return { type: asymmetricKeyType ?? "unknown", ...(bits !== undefined && { bits }) };
  } catch {
    return { type: "unknown" };
  }
}

/** The number in a curve's name: `prime256v1`, `secp384r1`. */
function bitsOfCurve(curve: string | undefined): number | undefined {
  const digits = curve?.match(/\d{3}/)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** Node puts each part of a distinguished name on a line of its own. */
function onOneLine(name: string | undefined): string {
  return (name ?? "").split("\n").filter(Boolean).join(", ");
}
