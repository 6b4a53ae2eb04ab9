import type { IniSection } from "../../syntax/ini.ts";
import type { Located } from "../../text/span.ts";

/** What the tunnel is called when the text does not tell; wg-quick takes the file's name, which a reader does not see. */
const unnamed = "wg";

/** The tunnel's name: from a comment that names the file, or from commands that name a wgN interface. */
export function tunnelName(sections: readonly IniSection[]): Located<string> {
  const own = sections.find((section) => isInterface(section)) ?? sections[1];
  const span = own?.header?.name.span ?? { start: 0, end: 0 };
  return { value: nameInComment(sections) ?? nameInHooks(own) ?? unnamed, span };
}

export function isInterface(section: IniSection): boolean {
  return section.header?.name.value.toLowerCase() === "interface";
}

export function isPeer(section: IniSection): boolean {
  return section.header?.name.value.toLowerCase() === "peer";
}

/** `# /etc/wireguard/wg0.conf` before the first section, or directly below the header */
function nameInComment(sections: readonly IniSection[]): string | undefined {
  const [above, first] = sections;
  for (const line of [...(above?.lines ?? []), ...(first?.lines.slice(0, 1) ?? [])]) {
    if (line.kind !== "comment") continue;
    const name = /(?:^|[\s/])([A-Za-z0-9_=+.-]{1,15})\.conf(?:$|[\s,:;)])/.exec(line.comment.value)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

/** `-i wg0` and the like, where `%i` could stand */
function nameInHooks(section: IniSection | undefined): string | undefined {
  for (const line of section?.lines ?? []) {
    if (line.kind !== "entry" || !/^(?:pre|post)up$/i.test(line.key.value)) continue;
    const name = /(?:^|\s)(?:-[io]|dev|on)\s+(wg[A-Za-z0-9_.-]{0,13})(?:[\s;]|$)/.exec(line.value.value)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}
