import type { Recommendation } from "../recommendation.ts";

/** Detection, response and the supply chain. */
export const incidentRecommendations: readonly Recommendation[] = [
  {
    id: "audit-policy-records-incidents",
    title: "Audit policy records what an investigation needs",
    section: "Detection",
    source: "TA18-276B",
    says: "Logging is configured so that an incident shows up in the logs, and so that its nature and reach can be reconstructed from them.",
    evidence: ["gpo", "logging"],
    checkable: "partly",
    needs: [],
    controls: { cis: ["8.2", "8.5"], nist: ["AU-2", "AU-12"], attack: ["M1047"] },
  },
  {
    id: "incident-plan-current",
    title: "Incident response plan is current and exercised",
    section: "Response",
    source: "TA18-276B",
    says: "A response plan exists, is updated now and then, ranks incidents by their effect on the mission, names reporting channels outside the usual network, and is practised against several kinds of intrusion.",
    evidence: ["process-record"],
    checkable: "only-by-record",
    needs: ["review-records"],
    controls: { cis: ["17.3", "17.4", "17.6", "17.7"], nist: ["IR-3", "IR-4", "IR-6", "IR-8"], attack: [] },
  },
  {
    id: "msp-duties-agreed",
    title: "Security duties are agreed with the MSP",
    section: "Manage Supply Chain Risk",
    source: "TA18-276B",
    says: "A client that leaves its defense to an MSP settles with it which security services to expect, understands the supply-chain risk it accepts, and shares that work among security, legal and purchasing.",
    evidence: ["process-record"],
    checkable: "only-by-record",
    needs: ["review-records"],
    controls: { cis: ["15.1", "15.2", "15.4"], nist: ["SA-9", "SR-2", "SR-3"], attack: ["T1199"] },
  },
  {
    id: "nist-cloud-guidance-reviewed",
    title: "NIST cloud guidance was considered",
    section: "Manage Supply Chain Risk",
    source: "TA18-276B",
    says: "NIST's publications on cloud computing are consulted about terms of service, architecture, controls and the risks to data.",
    evidence: ["process-record"],
    checkable: "only-by-record",
    needs: ["review-records"],
    controls: { cis: ["15.5"], nist: ["SA-9", "SR-6"], attack: [] },
  },
];
