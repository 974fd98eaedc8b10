import type { OutputWithEdit } from "@/lib/server/db/outputs";
import type { CatalogModel, ImageEditor } from "@/lib/server/providers/image-editor";

/** An output whose picture is made: its provider may have left the configuration meanwhile. */
export type Saving = OutputWithEdit & {
  editor: Pick<ImageEditor, "billed" | "ownHosts">;
  /** How often it could not be stored so far. */
  savingTries: number;
  stopping: AbortSignal;
};

/** An output on its way, with all that working on it needs. */
export type Work = OutputWithEdit & {
  editor: ImageEditor;
  model: CatalogModel;
  savingTries: number;
  /** How often its source could not be read so far. */
  sourceTries: number;
  /** Aborts when this worker has to end. */
  stopping: AbortSignal;
};
