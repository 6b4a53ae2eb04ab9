import type { Outcome } from "../../../../syntax/indented.ts";
import type { Words } from "../../../../syntax/words.ts";
import { ignoredBlock } from "../../ignored.ts";
import type { Draft } from "../draft.ts";
import { readIkev2, readIsakmp } from "./ike.ts";
import { readIpsec } from "./ipsec.ts";
import { readKeyring } from "./keyrings.ts";
import { readDynamicMapEntry, readMapEntry } from "./maps.ts";
import { readPki } from "./pki.ts";

/** `crypto {isakmp | ikev2 | ipsec | map | dynamic-map | keyring | pki | …} …` */
export function readCrypto(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "isakmp":
      return readIsakmp(words, draft);
    case "ikev2":
      return readIkev2(words, draft);
    case "ipsec":
      return readIpsec(words, draft);
    case "map":
      return readMapEntry(words, draft);
    case "dynamic-map":
      return readDynamicMapEntry(words, draft);
    case "keyring":
      return readKeyring(words, draft);
    case "pki":
    case "ca":
      return readPki(words, draft);
    case "call":
    case "ctcp":
    case "engine":
    case "fips":
    case "gdoi":
    case "identity":
    case "key":
    case "logging":
    case "mib":
    case "provisioning":
    case "ssl":
    case "tls-tunnel":
    case "vpn":
    case "xauth":
      return ignoredBlock;
    default:
      return "unknown";
  }
}
