/** The language ids that package.json contributes; a test holds the two lists equal. */
export const languageIds: readonly string[] = ["cisco-asa", "wireguard", "gpttmpl"];
