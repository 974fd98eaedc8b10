import { listEdits } from "@/lib/client/api/edits";
import { createEditDetails } from "@/lib/client/edit-details";

/** The edits that this visit has looked at lately, so that Back from the studio finds them. Only ever written in the browser. */
export const galleryDetails = createEditDetails(
  async (ids, signal) => (await listEdits({ ids, limit: ids.length }, signal)).items,
);
