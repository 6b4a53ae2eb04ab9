/** Roots of preference files, in lower case, and whether a review reads more of them than passwords. */
export const preferenceLists: ReadonlyMap<string, "reviewed" | "passwords-only"> = new Map([
  ["groups", "reviewed"],
  ["registrysettings", "reviewed"],
  ["ntservices", "reviewed"],
  ["scheduledtasks", "reviewed"],
  ["drives", "passwords-only"],
  ["datasources", "passwords-only"],
  ["printers", "passwords-only"],
  ["devices", "passwords-only"],
  ["environmentvariables", "passwords-only"],
  ["files", "passwords-only"],
  ["folders", "passwords-only"],
  ["inifiles", "passwords-only"],
  ["networksharesettings", "passwords-only"],
  ["shortcuts", "passwords-only"],
]);
