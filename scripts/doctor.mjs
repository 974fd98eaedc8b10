import "./lib/check-node.mjs";
import { runCommand } from "./lib/run-command.mjs";

await runCommand("doctor");
