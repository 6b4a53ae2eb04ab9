import type { Span } from "../../text/span.ts";

/** The chain of the kernel that leads to one of ufw's, by its name: its files hold only their own part of the rules. */
export function ufwHook(chain: string): "INPUT" | "FORWARD" | "OUTPUT" | undefined {
  const shape = /^ufw6?-[a-z-]+-(input|forward|output)$/.exec(chain);
  switch (shape?.[1]) {
    case "input":
      return "INPUT";
    case "forward":
      return "FORWARD";
    case "output":
      return "OUTPUT";
    default:
      return undefined;
  }
}

/** The order in which packets meet the chains of ufw's files at one point; those of the log decide nothing. */
export function ufwOrder(six: boolean, point: string): string[] {
  const side = point.toLowerCase();
  return ["before", "user", "after"].map((part) => `${six ? "ufw6" : "ufw"}-${part}-${side}`);
}

/** What ufw does with packets that none of its chains decides, where /etc/default/ufw does not say otherwise. */
export function ufwDefault(point: string, span: Span) {
  const value = point === "OUTPUT" ? ("permit" as const) : ("deny" as const);
  const does = value === "permit" ? "lets out what nothing denies" : "denies what nothing allows";
  return { value, span, implied: `ufw ${does}, unless /etc/default/ufw says otherwise` };
}

/** Chains that ufw itself makes, so that its files may send packets there: what they do. */
export function ufwOwnChain(chain: string): "logs" | "skips-to-policy" | "nothing" | undefined {
  if (!/^ufw6?-/.test(chain)) return undefined;
  if (/-logging-(?:deny|allow)$/.test(chain) || /-logging-(?:input|forward|output)$/.test(chain)) return "logs";
  if (/-skip-to-policy-(?:input|forward|output)$/.test(chain)) return "skips-to-policy";
  return /-(?:user-(?:input|forward|output)|track-(?:input|forward|output)|reject-(?:input|forward|output))$/.test(
    chain,
  )
    ? "nothing"
    : undefined;
}
