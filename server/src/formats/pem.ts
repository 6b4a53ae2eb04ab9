/** The bytes of the first block of a text in PEM form; undefined when there is none. */
export function bytesOfPem(text: string): Uint8Array | undefined {
  const begin = text.indexOf("-----BEGIN CERTIFICATE-----");
  if (begin < 0) return undefined;
  const from = begin + "-----BEGIN CERTIFICATE-----".length;
  const end = text.indexOf("-----END", from);
  return end < 0 ? undefined : bytesOfBase64(text, from, end);
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const equalsSign = 61;

function bytesOfBase64(text: string, from: number, to: number): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.ceil(((to - from) * 3) / 4));
  let count = 0;
  let bits = 0;
  let held = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === equalsSign) continue;
    const value = alphabet.indexOf(text.charAt(at));
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[count++] = (held >> bits) & 0xff;
    }
  }
  return bytes.subarray(0, count);
}
