import type { Entry } from "../../model/filter.ts";
import type { Definition, Reference } from "../../model/names.ts";
import type { Interface } from "../../model/network.ts";
import type { Located } from "../../text/span.ts";

export interface NamedInterfaces {
  readonly interfaces: readonly Interface[];
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
}

/** The interfaces that rules name: nothing else in the file tells of them. */
export function interfacesIn(entries: Iterable<Entry>): NamedInterfaces {
  const first = new Map<string, Located<string>>();
  const references: Reference[] = [];
  const see = (name: Located<string>) => {
    if (name.value === "lo" || name.value === "*") return;
    const known = first.get(name.value);
    if (!known) first.set(name.value, name);
    else if (known.span.start !== name.span.start) references.push({ kinds: ["interface"], name });
  };
  for (const { inbound, outbound } of entries)
    for (const match of [inbound, outbound]) if (match) for (const name of match.names) see(name);
  const names = [...first.values()];
  return {
    interfaces: names.map((name) => ({
      name,
      span: name.span,
      addresses: [],
      ...(isTunnel(name.value) ? { tunnel: true } : {}),
    })),
    definitions: names.map((name) => ({
      kind: "interface",
      name,
      span: name.span,
      title: "interface",
      expectsUse: false,
    })),
    references,
  };
}

/** `wg0`, `tun*`: what the kernel's own tunnels are usually called. */
function isTunnel(name: string): boolean {
  return /^(?:wg|tun|ipsec|vti|xfrm)[0-9]*\*?$/.test(name);
}
