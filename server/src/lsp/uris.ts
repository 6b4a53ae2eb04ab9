/**
 * One spelling for the URIs that different clients write for one place:
 * `file:///c%3A/Clients/a.cfg` and `file:///C:/Clients/a.cfg` are the same file.
 * For comparing only; what goes back to the client keeps the client's own spelling.
 */
export function uriKey(uri: string): string {
  const { scheme, authority, path } = splitUri(uri);
  return `${scheme}://${authority.toLowerCase()}${scheme === "file" ? lowerDrive(path) : path}`;
}

/** Where `uri` lies below `folder`, with forward slashes and no escapes; undefined when it lies elsewhere. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const outer = withoutFinalSlash(uriKey(folder));
  const inner = uriKey(uri);
  if (!inner.startsWith(`${outer}/`)) return undefined;
  const path = inner.slice(outer.length + 1);
  return path === "" || path.split("/").includes("..") ? undefined : path;
}

/** The URI of a path below a folder, spelled as the client spells the folder. */
export function uriBelow(folder: string, path: string): string {
  return `${withoutFinalSlash(folder)}/${path.split("/").map(encodeURIComponent).join("/")}`;
}

/** The last part of the path: `edge-asa.cfg`. */
export function nameOf(uri: string): string {
  const { path } = splitUri(uri);
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A file in the same folder. */
export function siblingOf(uri: string, name: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1) + encodeURIComponent(name);
}

/** Parts of a URI, unescaped; query and fragment stay with the path, for they tell documents apart. */
function splitUri(uri: string): { scheme: string; authority: string; path: string } {
  const colon = uri.indexOf(":");
  if (colon < 1) return { scheme: "", authority: "", path: uri };
  const scheme = uri.slice(0, colon).toLowerCase();
  const rest = uri.slice(colon + 1);
  if (!rest.startsWith("//")) return { scheme, authority: "", path: unescaped(rest) };
  const slash = rest.indexOf("/", 2);
  if (slash < 0) return { scheme, authority: unescaped(rest.slice(2)), path: "" };
  return { scheme, authority: unescaped(rest.slice(2, slash)), path: unescaped(rest.slice(slash)) };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function lowerDrive(path: string): string {
  return /^\/[A-Z]:/.test(path) ? `/${path.charAt(1).toLowerCase()}${path.slice(2)}` : path;
}

function withoutFinalSlash(uri: string): string {
  return uri.endsWith("/") ? uri.slice(0, -1) : uri;
}
