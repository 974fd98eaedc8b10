// Measures the viewport over large pictures: `npm run bench:compare`. Prints a table, and with `--json FILE` the figures.
import "./lib/check-node.mjs";
import { runBench } from "./lib/run-bench.mjs";

await runBench("compare/bench-compare.ts");
