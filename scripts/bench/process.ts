import { deadIn, type Kind } from "./dead.ts";
import { represented, type Way } from "./representations.ts";
import { reviewing } from "./reviewing.ts";

/** One measurement in a process of its own: `reviewing SCALE`, `dead KIND ENTRIES`, `represented WAY KIND ENTRIES`. */
function measured(words: readonly string[]): unknown {
  const [what, ...more] = words;
  switch (what) {
    case "reviewing":
      return reviewing(Number(more[0]));
    case "dead":
      return deadIn(more[0] as Kind, Number(more[1]));
    case "represented":
      return represented(more[0] as Way, more[1] as Kind, Number(more[2]));
    default:
      throw new Error(`nothing is measured by the name ${what}`);
  }
}

console.log(JSON.stringify(measured(process.argv.slice(2))));
