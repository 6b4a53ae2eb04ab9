/** Algorithms go by many names; the model's are plain: aes-256, 3des, sha1, sha256, md5. */
export function encryptionName(word: string): string {
  return word === "aes" ? "aes-128" : word;
}

export function integrityName(word: string): string {
  if (word === "sha" || word === "sha-1") return "sha1";
  return word.replace(/^sha-(256|384|512)$/, "sha$1");
}
