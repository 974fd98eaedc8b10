import type { OutputWithEdit } from "@/lib/server/db/outputs";
import type { CatalogModel, ImageEditor } from "@/lib/server/providers/image-editor";

/** An output on its way, with all that working on it needs. */
export type Work = OutputWithEdit & {
  editor: ImageEditor;
  model: CatalogModel;
  /** Aborts when this worker has to end. */
  stopping: AbortSignal;
};
