/** A security template that keeps passwords readable, or does not. */
export function template(readable: "readable" | "hashed", more = ""): string {
  return `[Unicode]
Unicode=yes
[System Access]
ClearTextPassword = ${readable === "readable" ? 1 : 0}
${more}[Version]
signature="$CHICAGO$"
Revision=1
`;
}

/** The rule that finds readable passwords. */
export const readablePasswords = "password-reversible";
