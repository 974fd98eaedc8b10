import { createLog } from "@/lib/server/log";
import { startEmbeddedPostgres } from "@/lib/server/postgres/start-embedded-postgres";

/** An app of its own, to be killed by the test: starts the server of the folder it is given and says so. */
const [directory = ""] = process.argv.slice(2);
await startEmbeddedPostgres({ directory, log: createLog("silent") });
process.stdout.write("running\n");
setInterval(() => undefined, 60_000);
