import type { ReadTools } from "../format.ts";
import { emptyCryptoDraft } from "./crypto.ts";
import type { Draft } from "./draft.ts";
import { emptyLoggingDraft } from "./logging.ts";
import { emptyManagementDraft } from "./management.ts";
import { emptyVpnDraft } from "./vpn-draft.ts";

/** A draft of which nothing is known yet. */
export function emptyDraft(text: string, tools: ReadTools): Draft {
  return {
    text,
    tools,
    problems: [],
    anyIsIp4: false,
    interfaces: [],
    ports: new Map(),
    zones: new Map(),
    sameLevel: { between: false, within: false },
    aliases: new Map(),
    addresses: new Map(),
    services: new Map(),
    lists: new Map(),
    entryLines: [],
    entryRuns: [],
    objects: [],
    accessGroups: [],
    pingRules: [],
    routes: [],
    translations: [],
    schedules: [],
    pendingCertificates: [],
    vpn: emptyVpnDraft(),
    crypto: emptyCryptoDraft(),
    management: emptyManagementDraft(),
    logging: emptyLoggingDraft(),
    definitions: new Map(),
    references: [],
  };
}
