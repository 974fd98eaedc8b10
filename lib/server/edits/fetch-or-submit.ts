import type { Services } from "@/lib/server/services";
import { advanceOutput } from "./advance-output";
import { savePicture } from "./save-picture";
import { submitOutput } from "./submit-output";
import type { Work } from "./work";

/**
 * A picture that an earlier attempt made and could not bring home may still lie under its link: that is asked first, because it costs
 * nothing. Only then is it made once more.
 */
export async function fetchOrSubmit(services: Services, work: Work): Promise<void> {
  const { resultUrl } = work.output;
  if (resultUrl === null) return submitOutput(services, work);
  const begun = { status: "saving", startedAt: new Date(), nextAttemptAt: null } as const;
  const saving = await advanceOutput(services, work.output, ["queued"], begun);
  if (!saving) return;
  await savePicture(services, { ...work, output: saving }, { url: resultUrl }, async () => {
    const withoutLink = { status: "queued", resultUrl: null, startedAt: null } as const;
    const queued = await advanceOutput(services, saving, ["saving"], withoutLink);
    if (queued) await submitOutput(services, { ...work, output: queued });
  });
}
