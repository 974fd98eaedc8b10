import { removeExpiredEdits } from "@/lib/server/edits/remove-expired-edits";
import { readEnvironment } from "@/lib/server/env";
import { withInstallation } from "@/lib/server/keeping/open-installation";
import { createLog } from "@/lib/server/log";

/** What the queue runs every hour, in a process of its own, to be killed by the test. */
await withInstallation(readEnvironment(), createLog("silent"), (installation) =>
  removeExpiredEdits(installation, new AbortController().signal),
);
