import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inRoot } from "./root.mjs";

const read = (file) => JSON.parse(readFileSync(inRoot(file), "utf8"));

// By name alone: npm reads a pinned version out of the address of the package, which a lock file without addresses does not tell.
it("names every dependency that runs a script when it is installed, and no other", () => {
  const { packages } = read("package-lock.json");
  const running = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([folder]) => folder.replace(/^.*node_modules\//, ""));
  expect(Object.keys(read("package.json").allowScripts).sort()).toEqual([...new Set(running)].sort());
});
