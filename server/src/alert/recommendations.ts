import type { Recommendation } from "./recommendation.ts";
import { accountRecommendations } from "./sections/accounts.ts";
import { cloudHopperRecommendations } from "./sections/cloud-hopper.ts";
import { credentialRecommendations } from "./sections/credentials.ts";
import { incidentRecommendations } from "./sections/incidents.ts";
import { loggingRecommendations } from "./sections/logging.ts";
import { networkRecommendations } from "./sections/network.ts";
import { operationsRecommendations } from "./sections/operations.ts";
import { serviceRecommendations } from "./sections/services.ts";
import { vpnRecommendations } from "./sections/vpn.ts";

/** Everything the alert and its siblings recommend, in the alerts' order. */
export const recommendations: readonly Recommendation[] = [
  ...incidentRecommendations,
  ...vpnRecommendations,
  ...networkRecommendations,
  ...serviceRecommendations,
  ...accountRecommendations,
  ...loggingRecommendations,
  ...operationsRecommendations,
  ...credentialRecommendations,
  ...cloudHopperRecommendations,
];

const byId = new Map(recommendations.map((each) => [each.id, each]));

/** The recommendation with this id. */
export function recommendation(id: string): Recommendation | undefined {
  return byId.get(id);
}

/** One of a recommendation's numbers. */
export function threshold(id: string, name: string): number {
  const value = byId.get(id)?.thresholds?.[name];
  if (typeof value !== "number") throw new Error(`recommendation ${id} has no threshold ${name}`);
  return value;
}
