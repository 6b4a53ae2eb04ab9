/** The system's short name of what went wrong with a file: `ENOENT`. */
export function codeOf(thrown: unknown): string {
  return thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" ? thrown.code : "unknown";
}

/** What went wrong, for people. */
export function reasonOf(code: string): string {
  return reasons.get(code) ?? `cannot be read (${code})`;
}

const reasons = new Map([
  ["ENOENT", "no such file or folder"],
  ["ENOTDIR", "no such file or folder"],
  ["EACCES", "no permission to read it"],
  ["EPERM", "no permission to read it"],
  ["ELOOP", "it is a link that leads in a circle"],
  ["EISDIR", "it is a folder"],
  ["ENAMETOOLONG", "the name is too long"],
  ["ENOSPC", "no space is left"],
  ["EROFS", "the disk is read-only"],
]);
