/** One step of a distinguished name: `CN=Domain Admins`, escapes resolved. */
export interface NamePart {
  readonly type: string;
  readonly value: string;
}

/** The steps of `CN=Anna\, MSP,OU=Staff,DC=northgate,DC=example`; of text that is no such name, those that are. */
export function namePartsOf(distinguishedName: string): NamePart[] {
  return distinguishedName.includes("\\") ? escapedParts(distinguishedName) : plainParts(distinguishedName);
}

function plainParts(distinguishedName: string): NamePart[] {
  const parts: NamePart[] = [];
  for (const step of distinguishedName.split(",")) {
    const equals = step.indexOf("=");
    if (equals >= 0)
      parts.push({ type: step.slice(0, equals).trim().toUpperCase(), value: step.slice(equals + 1).trim() });
  }
  return parts;
}

function escapedParts(distinguishedName: string): NamePart[] {
  const parts: NamePart[] = [];
  let type: string | undefined;
  let said = "";
  const close = () => {
    if (type !== undefined) parts.push({ type: type.toUpperCase(), value: said.trim() });
    type = undefined;
    said = "";
  };
  for (let at = 0; at < distinguishedName.length; at++) {
    const letter = distinguishedName.charAt(at);
    if (letter === "\\") {
      const code = distinguishedName.slice(at + 1, at + 3);
      const byHexadecimal = /^[0-9a-f]{2}$/i.test(code);
      said += byHexadecimal ? String.fromCharCode(Number.parseInt(code, 16)) : distinguishedName.charAt(at + 1);
      at += byHexadecimal ? 2 : 1;
    } else if (letter === "=" && type === undefined) {
      type = said.trim();
      said = "";
    } else if (letter === ",") close();
    else said += letter;
  }
  close();
  return parts;
}

/** Equal for two spellings of one name: letters of either case, blanks and escapes do not count. */
export function foldName(distinguishedName: string): string {
  return namePartsOf(distinguishedName)
    .map(({ type, value }) => `${type}=${value.toLowerCase().replaceAll(",", "\\,")}`)
    .join(",");
}

/** The DNS name of its domain: "northgate.example" of `…,DC=northgate,DC=example`. */
export function domainOf(parts: readonly NamePart[]): string | undefined {
  const labels = parts.filter(({ type }) => type === "DC");
  return labels.length === 0 ? undefined : labels.map(({ value }) => value.toLowerCase()).join(".");
}
