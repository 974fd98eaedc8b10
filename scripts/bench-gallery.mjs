// Measures the gallery over ten thousand edits: `npm run bench:gallery`. Prints a table, and with `--json FILE` the figures.
import "./lib/check-node.mjs";
import { runBench } from "./lib/run-bench.mjs";

await runBench("gallery/bench-gallery.ts");
