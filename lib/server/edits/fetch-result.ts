import path from "node:path";
import { withTemporaryFolder } from "@/lib/server/images/with-temporary-folder";
import { downloadResult } from "@/lib/server/providers/download-result";
import type { Services } from "@/lib/server/services";
import { timed } from "./timed";
import type { Saving } from "./work";

export type Fetching = {
  /** Rejects as `downloadResult` does, and with `storage_unavailable`. */
  file: Promise<string>;
  /** Gives up what is still under way and removes the file. */
  end: () => Promise<void>;
};

/** Begins to fetch a finished picture from its provider's link. Costs nothing, so it need not be wanted yet. */
export function fetchResult(services: Services, { editor, stopping }: Saving, url: string): Fetching {
  const leaving = new AbortController();
  const signal = AbortSignal.any([stopping, leaving.signal]);
  let held: Promise<void> = Promise.resolve();
  const file = new Promise<string>((resolve, reject) => {
    held = withTemporaryFolder(services.env, async (folder) => {
      const place = path.join(/*turbopackIgnore: true*/ folder, "result");
      await timed(services.metrics.downloaded, () => downloadResult(url, place, { ownHosts: editor.ownHosts, signal }));
      resolve(place);
      if (!leaving.signal.aborted) await new Promise((left) => leaving.signal.addEventListener("abort", left));
    }).catch(reject);
  });
  // Whoever wants it hears of its failure.
  file.catch(() => undefined);
  return {
    file,
    async end() {
      leaving.abort();
      await held;
    },
  };
}
