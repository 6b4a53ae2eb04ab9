import type { Outcome, Reader } from "../../../../syntax/indented.ts";
import type { Words } from "../../../../syntax/words.ts";
import { ignored } from "../../ignored.ts";
import { refer } from "../../names.ts";
import { parseGroup } from "../../proposals.ts";
import { cryptoKinds, type Draft, filterKinds } from "../draft.ts";
import type { ProfileDraft } from "./draft.ts";

interface ProfileItem {
  readonly draft: Draft;
  readonly profile: ProfileDraft;
}

/** What stands below an IPsec profile, or an entry of a crypto map. */
export const profileStatements: ReadonlyMap<string, Reader<ProfileItem>> = new Map<string, Reader<ProfileItem>>([
  ...ignored("default description no qos reverse-route responder-only dialer redundancy"),
  ["set", readSet],
  [
    "match",
    (words, { draft, profile }) => {
      if (!words.accept("address")) return "ignored";
      words.accept("ipv6");
      if (words.done) return "unknown";
      profile.list = refer(draft, filterKinds, words.takeLocated());
      return undefined;
    },
  ],
]);

/** ` set {peer A | transform-set NAME… | pfs GROUP | ikev2-profile NAME | isakmp-profile NAME | …}` */
function readSet(words: Words, { draft, profile }: ProfileItem): Outcome {
  switch (words.take()) {
    case "peer":
      if (words.done) return "unknown";
      profile.peers.push(words.takeLocated());
      words.rest();
      return undefined;
    case "transform-set":
      while (!words.done && !words.is("!")) profile.sets.push(refer(draft, cryptoKinds, words.takeLocated()));
      return undefined;
    case "pfs": {
      profile.pfs = parseGroup(words) ?? { value: 1, span: words.statement };
      return undefined;
    }
    case "ip": {
      if (!words.accept("access-group") || words.done) return "unknown";
      const list = refer(draft, filterKinds, words.takeLocated(), {
        whenUndefined: "the tunnel then carries everything",
      });
      if (words.accept("in")) profile.filter = list;
      else if (!words.accept("out")) return "unknown";
      return undefined;
    }
    case "ikev2-profile":
    case "isakmp-profile":
      if (words.done) return "unknown";
      profile.proof = refer(draft, cryptoKinds, words.takeLocated());
      return undefined;
    case "dialer":
    case "identity":
    case "nat":
    case "reverse-route":
    case "security-association":
    case "security-policy":
    case "session-key":
    case "transform":
      return "ignored";
    default:
      return "unknown";
  }
}
