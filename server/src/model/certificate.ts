import type { Located, Span } from "../text/span.ts";

/** A certificate that stands in the file, or whose place is named. */
export interface Certificate {
  /** The trust point or object that holds it. */
  readonly name: Located<string>;
  readonly span: Span;
  readonly role: "identity" | "authority" | "unknown";
  /** Absent when the text holds no certificate that can be read; `problem` then says why. */
  readonly facts?: CertificateFacts;
  readonly problem?: string;
}

/** Times are milliseconds since 1970 in UTC. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: number;
  readonly notAfter: number;
  /** "rsa", "ec", … with the size in bits where it has one. */
  readonly key: string;
  readonly bits?: number;
  readonly authority: boolean;
  readonly serial: string;
}
