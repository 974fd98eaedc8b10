// Measures what the product is held to: `npm run bench`, `ROUNDS=1 npm run bench -- studio upload`. Prints a table and JSON; never fails for being slow.
import "./lib/check-node.mjs";
import { runBench } from "./lib/run-bench.mjs";

await runBench("speed/bench-speed.ts");
