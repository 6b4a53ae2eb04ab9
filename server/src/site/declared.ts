import type { Fact, Site } from "./site.ts";

/** Whether palisade.yaml says anything at all about a fact. */
export function isDeclared({ msp, approved, ...site }: Site, fact: Fact): boolean {
  switch (fact) {
    case "msp.accounts":
      return msp.accounts.length > 0;
    case "msp.networks":
      return msp.networks.length > 0;
    case "msp.systems":
      return msp.systems.length > 0;
    case "msp.services":
      return msp.services.length > 0;
    case "msp.contractEnd":
      return msp.contractEnd !== undefined;
    case "msp.serviceHours":
      return msp.serviceHours !== undefined;
    case "approved.fileShares":
      return approved.fileShares.length > 0;
    case "approved.egress":
      return approved.egress.length > 0;
    case "approved.admins":
      return approved.admins.length > 0;
    case "zones":
      return site.zones.size > 0;
    case "passwords":
      return Object.keys(site.passwords).length > 0;
    case "resolvers":
    case "logServers":
    case "policyTier":
    case "serviceAccounts":
    case "reviews":
      return site[fact].length > 0;
  }
}
