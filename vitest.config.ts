import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    alias: {
      "@/": `${root}/`,
      // Outside Next this package throws at once; its guard is for the bundler.
      "server-only": path.join(root, "node_modules/next/dist/compiled/server-only/empty.js"),
    },
  },
  test: {
    include: ["{app,components,lib,scripts,e2e/emulators}/**/*.test.{ts,tsx,mjs}"],
    globalSetup: ["./lib/server/db/test-database-server.ts"],
    // Half of the time goes by in waiting for a database: two files at once also on two cores, where one would be the rule.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
