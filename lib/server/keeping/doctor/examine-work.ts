import { deleteUnusedImages } from "@/lib/server/db/images";
import {
  deleteJobs,
  listJobsWithoutOutput,
  listOutputsWithoutJob,
  listUnusedResults,
  lockOutputWithoutJob,
} from "@/lib/server/db/keeping";
import { enqueueOutput } from "@/lib/server/edits/enqueue-output";
import { removePictures } from "@/lib/server/images/remove-pictures";
import type { Installation } from "../open-installation";
import { counted, type DoctorOptions, type Finding, mendable, SAFE_AGE_MS } from "./finding";

/** Outputs against the queue's jobs, and results against the outputs. */
export async function* examineWork(installation: Installation, options: DoctorOptions): AsyncGenerator<Finding> {
  const { db } = installation;
  const stuck = await listOutputsWithoutJob(db);
  for (const output of options.repair ? stuck : []) await giveJob(installation, output);
  if (stuck.length > 0) {
    const what = `${counted(stuck.length, "output is", "outputs are")} pending, but no job works on ${stuck.length === 1 ? "it" : "them"}.`;
    yield mendable(stuck.length, what, "given to the queue again, where nothing is paid twice", options);
  }

  const jobs = await listJobsWithoutOutput(db);
  if (options.repair && jobs.length > 0) await deleteJobs(db, jobs);
  if (jobs.length > 0) {
    const what = `${counted(jobs.length, "job belongs", "jobs belong")} to outputs that are gone.`;
    yield mendable(jobs.length, what, "taken out of the queue", options);
  }

  const unused = await listUnusedResults(db, new Date(options.now.getTime() - SAFE_AGE_MS));
  for (const { id, ownerId } of options.repair ? unused : []) {
    await removePictures(installation, await db.transaction((tx) => deleteUnusedImages(tx, ownerId, [id])));
  }
  if (unused.length > 0) {
    const what = `${counted(unused.length, "result belongs", "results belong")} to no edit any more.`;
    yield mendable(unused.length, what, "removed", options);
  }
}

async function giveJob({ db, queue }: Installation, output: { id: string; provider: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const locked = await lockOutputWithoutJob(tx, output.id);
    if (!locked) return;
    await enqueueOutput(queue, tx, locked, { provider: output.provider });
  });
}
