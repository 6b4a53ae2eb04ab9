import { accept } from "./accept.ts";
import { diff } from "./diff.ts";
import { explain } from "./explain.ts";
import { facts } from "./facts.ts";
import { fix } from "./fix.ts";
import { review } from "./review.ts";
import type { Command } from "./terminal.ts";
import { trace } from "./trace.ts";

/** Every word that may follow `palisade`. */
export const commands: readonly Command[] = [review, fix, accept, trace, diff, explain, facts];
