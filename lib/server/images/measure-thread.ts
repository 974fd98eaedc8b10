import { parentPort, workerData } from "node:worker_threads";
import type { Reply } from "./measure-in-thread";
import { measurePair, type Pair } from "./measure-pair";

const { pair } = workerData as { pair: Pair };
const reply = (answer: Reply) => parentPort?.postMessage(answer);

measurePair(pair).then(
  (difference) => reply({ difference }),
  (error: Error) => reply({ error: String(error.stack) }),
);
