import { parseIp, parseNetwork } from "../../net/ip.ts";
import type { IniEntry } from "../../syntax/ini.ts";
import { listItems } from "./allowed-ips.ts";
import type { Draft, Taken } from "./draft.ts";
import { runHook } from "./hooks.ts";
import { shownSpan } from "./secrets.ts";

/** A line of `[Interface]`. */
export function readInterfaceKey(text: string, line: IniEntry, draft: Draft): Taken {
  const key = line.key.value.toLowerCase();
  const value = line.value.value.toLowerCase();
  switch (key) {
    case "privatekey":
      draft.key ??= line.key.span;
      return "read";
    case "dns":
    case "table":
    case "includedapplications":
    case "excludedapplications":
      return "read";
    case "listenport":
      return expect(isPort(value), line, "a port", draft);
    case "fwmark":
      return expect(/^(?:off|[0-9]{1,10}|0x[0-9a-f]{1,8})$/.test(value), line, "a number or off", draft);
    case "mtu":
      return expect(/^[0-9]{1,5}$/.test(value), line, "a number of bytes", draft);
    case "saveconfig":
      return expect(value === "true" || value === "false", line, "true or false", draft);
    case "address":
      return readAddresses(text, line, draft);
    case "preup":
    case "postup":
      return readHook(text, line, draft);
    case "predown":
    case "postdown":
      // Nothing passes the tunnel any more when these run.
      return "ignored";
    default:
      return obfuscation.test(key) ? "ignored" : "unread";
  }
}

/** How AmneziaWG, which shares the format, disguises its packets. */
const obfuscation = /^(?:jc|jmin|jmax|s[1-4]|h[1-4]|i[1-5]|j[1-3]|itime)$/;

export function isPort(text: string): boolean {
  return /^[0-9]{1,5}$/.test(text) && Number(text) <= 65_535;
}

export function expect(holds: boolean, line: IniEntry, wanted: string, draft: Draft): Taken {
  if (holds) return "read";
  draft.problems.push({ span: line.value.span, message: `expected ${wanted} for ${line.key.value}` });
  return "unread";
}

/** `Address = 10.0.44.1/24, fd44::1/64` */
function readAddresses(text: string, line: IniEntry, draft: Draft): Taken {
  let clear = true;
  for (const item of listItems(text, line.value.span)) {
    const address = parseIp(item.value.split("/")[0] ?? "");
    const network = parseNetwork(item.value);
    if (address !== undefined && network) draft.addresses.push({ address, network, span: item.span });
    else if (item.value !== "") clear = false;
  }
  return expect(clear, line, "addresses such as 10.0.0.1/24", draft);
}

function readHook(text: string, line: IniEntry, draft: Draft): Taken {
  const unclear = runHook(text, line.value.span, draft.host);
  for (const span of unclear) draft.unread.push({ span: shownSpan(text, span), about: "filters" });
  return unclear.length === 0 ? "read" : "unread";
}
