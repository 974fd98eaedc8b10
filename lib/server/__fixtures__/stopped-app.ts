import { shutdown } from "@/lib/server/shutdown";
import { stopOnSignals } from "@/lib/server/stop-on-signals";

/** An app of its own, to be stopped by the test. "stuck": what should end its work never comes to an end. */
const isStuck = process.argv[2] === "stuck";
stopOnSignals(shutdown, 0);
shutdown.onStop("work", () => (isStuck ? new Promise<void>(() => undefined) : undefined));
shutdown.onStop("database", () => void process.stdout.write("database stopped\n"));
setInterval(() => undefined, 60_000);
process.stdout.write("running\n");
