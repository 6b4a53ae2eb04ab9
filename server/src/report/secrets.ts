import type { Span } from "../text/span.ts";

/**
 * Where a line of a configuration holds a secret, told by the words before it, for any vendor: reports quote lines,
 * and a key or a hash must not travel with them. Rather a word too many than one too few.
 */
export function secretSpans(line: string): readonly Span[] {
  const spans = [...assigned(line), ...afterKeywords(line), ...tokensLikeSecrets(line)];
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return spans.filter(
    (span, at) => !spans.slice(0, at).some((other) => other.start <= span.start && span.end <= other.end),
  );
}

interface Word {
  readonly text: string;
  readonly span: Span;
}

/** `PrivateKey = …`, `DefaultPassword=1,"…"`, `cpassword="…"`: what follows the sign, unless it is a plain small number. */
function assigned(line: string): Span[] {
  const spans: Span[] = [];
  const name =
    /(?:password|passwd|pwd(?:history)?|credentials|passphrase|secret|psk|private_?key|preshared_?key|shared_?key|community)["']?\s{0,8}[=:]\s{0,8}/gi;
  for (const match of line.matchAll(name)) {
    const start = match.index + match[0].length;
    const quote = line[start];
    const close = quote === '"' || quote === "'" ? line.indexOf(quote, start + 1) : -1;
    const end = close < 0 ? line.trimEnd().length : close + 1;
    if (start < end && !/^["']?\d{0,2}["']?$/.test(line.slice(start, end))) spans.push({ start, end });
  }
  return spans;
}

/** Words after which a secret stands. */
const keywords = new Set(
  `password passwd secret key pre-shared-key preshared-key community psk psksecret passphrase key-string authentication-key
  message-digest-key ldap-login-password server-key radius-common-pw shared-secret encryption-password wpa-psk md5 auth priv
  local-authentication remote-authentication auth-password priv-password plaintext-password encrypted-password
  ascii-text hexadecimal md5-key private-key privatekey presharedkey preshared nt-encrypted simple-password cleartext`.split(
    /\s+/,
  ),
);

/** Words that may stand between the keyword and the secret. */
const between = new Set(
  `pre-shared-key hex hash local remote md5 sha sha1 sha224 sha256 sha384 sha512 des 3des aes 128 192 256 ascii ascii-text hexadecimal
  clear encrypted plain-text text ikev1 ikev2 enc key is string simple plaintext cipher irreversible-cipher level`.split(
    /\s+/,
  ),
);

/** Words after such a keyword that show that no secret follows. */
const harmless = new Set(
  `certificate rsa-sig eap generate zeroize mypubkey pubkey-chain chain size modulus lifetime required recovery none radius tacacs+
  login enable attempts minimum-length strength-check eap-proxy rsa ecdsa`.split(/\s+/),
);

function afterKeywords(line: string): Span[] {
  const words = wordsOf(line);
  const spans: Span[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!keywords.has(words[at]?.text.toLowerCase() ?? "")) continue;
    let next = at + 1;
    while (isBetween(words[next]) && next + 1 < words.length) next++;
    const word = words[next];
    if (word && !harmless.has(word.text.toLowerCase()) && !/^\*+$/.test(word.text)) spans.push(word.span);
  }
  return spans;
}

function isBetween(word: Word | undefined): boolean {
  return word !== undefined && (between.has(word.text.toLowerCase()) || /^\d{1,2}$/.test(word.text));
}

/** Words as blanks part them; quoted text is one word. */
function wordsOf(line: string): Word[] {
  return [...line.matchAll(/"[^"]*"?|[^\s"]+/g)].map((match) => ({
    text: match[0],
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

/** Crypt hashes, and long base64 such as the body of a private key; public keys of WireGuard say what they are. */
function tokensLikeSecrets(line: string): Span[] {
  if (/^\s*(public_?key|peer)\b/i.test(line)) return [];
  return wordsOf(line)
    .filter(({ text }) => /^\$[0-9a-z-]{1,16}\$\S{6}/i.test(text) || isLongBase64(text))
    .map((word) => word.span);
}

function isLongBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]{40,}={0,2}$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && /[0-9]/.test(text);
}
