import { type Block, block, type Outcome, type Reader } from "../../../../syntax/indented.ts";
import type { Words } from "../../../../syntax/words.ts";
import { ignored } from "../../ignored.ts";
import { define } from "../../names.ts";
import type { Draft } from "../draft.ts";

/** `crypto keyring NAME`, `crypto ikev2 keyring NAME`: pre-shared keys by peer */
export function readKeyring(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  words.rest();
  define(draft, "crypto", name, words, "keyring", false);
  return block(keyringStatements, draft, { strangers: "unread" });
}

const keyringStatements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ...ignored("description local-address no rsa-pubkey"),
  [
    "pre-shared-key",
    (words, draft) => {
      let peer: string | undefined;
      if (words.accept("address") || words.accept("hostname")) peer = words.take();
      draft.crypto.keys.push({ peer, span: words.statement });
      words.rest();
      return undefined;
    },
  ],
  ["peer", (words, draft) => (words.done ? "unknown" : keyringPeer(draft))],
]);

function keyringPeer(draft: Draft): Block {
  return block(peerStatements, { draft, peer: undefined as string | undefined }, { strangers: "unread" });
}

const peerStatements: ReadonlyMap<string, Reader<{ readonly draft: Draft; peer: string | undefined }>> = new Map<
  string,
  Reader<{ readonly draft: Draft; peer: string | undefined }>
>([
  ...ignored("description hostname identity no"),
  [
    "address",
    (words, item) => {
      item.peer = words.take();
      words.rest();
      return undefined;
    },
  ],
  [
    "pre-shared-key",
    (words, { draft, peer }) => {
      draft.crypto.keys.push({ peer, span: words.statement });
      words.rest();
      return undefined;
    },
  ],
]);
