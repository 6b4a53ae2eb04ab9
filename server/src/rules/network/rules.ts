import type { Rule } from "../rule.ts";
import { deviceServiceAtTheEdge } from "./device-service-at-the-edge.ts";
import { dnsNotLogged } from "./dns-not-logged.ts";
import { dnsTcp } from "./dns-tcp.ts";
import { dnsUdp } from "./dns-udp.ts";
import { fileSharePermit } from "./file-share-permit.ts";
import { openBoundaryService } from "./open-boundary-service.ts";
import { openFileShares } from "./open-file-shares.ts";
import { permitEverything } from "./permit-everything.ts";
import { permittedByDefault } from "./permitted-by-default.ts";
import { rdpFromInternet } from "./rdp-from-internet.ts";
import { serverWebEgress } from "./server-web-egress.ts";
import { sharedAccessVlan } from "./shared-access-vlan.ts";
import { smbAtTheEdge } from "./smb-at-the-edge.ts";
import { unapprovedEgress } from "./unapproved-egress.ts";
import { unfilteredInterface } from "./unfiltered-interface.ts";

/** What the alert says about what passes between networks. */
export const networkRules: readonly Rule[] = [
  unfilteredInterface,
  permitEverything,
  permittedByDefault,
  unapprovedEgress,
  serverWebEgress,
  dnsUdp,
  dnsTcp,
  dnsNotLogged,
  fileSharePermit,
  openFileShares,
  smbAtTheEdge,
  openBoundaryService,
  deviceServiceAtTheEdge,
  rdpFromInternet,
  sharedAccessVlan,
];
