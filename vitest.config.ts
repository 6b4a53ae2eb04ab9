import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/integration/**", "**/node_modules/**"],
    globalSetup: ["test/support/temporary-files.ts"],
    testTimeout: 60_000,
    // Test files share what they import: to load all formats and rules takes longer than most files' tests.
    isolate: false,
    maxWorkers: availableParallelism(),
  },
});
