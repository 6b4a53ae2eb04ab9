import type { DirectoryAccount } from "../../model/directory.ts";
import type { Site } from "../../site/site.ts";
import type { Located } from "../../text/span.ts";
import { bestMatch } from "../accounts/msp-accounts.ts";

/** Why an account counts as one that services run as, and not people. */
export interface ServiceUse {
  readonly confidence: "certain" | "likely";
  /** The first name of a service that runs as it; absent where palisade.yaml alone says so. */
  readonly service?: Located<string>;
}

/** How sure it is that services run as the account; the directory's own krbtgt runs none of the client's. */
export function serviceUse(
  { kind, principal, servicePrincipalNames }: DirectoryAccount,
  site: Site,
): ServiceUse | undefined {
  if (kind !== "user" && kind !== "managed-service") return undefined;
  if (principal.known === "krbtgt" || /-502$/.test(principal.sid ?? "")) return undefined;
  const service = servicePrincipalNames?.[0];
  const declared = bestMatch(site.serviceAccounts, principal);
  if (service || kind === "managed-service") return { confidence: "certain", ...(service ? { service } : {}) };
  return declared && { confidence: declared };
}
