// `node scripts/run.mjs TASK [WORDS…]`: installs what is missing, then runs scripts/TASK.ts.
import { setUp } from "./setup.mjs";

const [task, ...words] = process.argv.slice(2);
try {
  setUp();
  const { register } = await import("tsx/esm/api");
  register();
  const { main } = await import(`./${task}.ts`);
  process.exitCode = await main(words);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (process.env.DEBUG && error instanceof Error) console.error(error.stack);
  process.exitCode = 2;
}
