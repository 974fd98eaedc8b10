import type { Edit, Output } from "@/lib/domain/edit";
import { isSameLook, type Session } from "./studio-store/session-slice";
import { findVersion, pendingEdits, type Version } from "./versions";

/** A result that can be drawn before it is stored. */
export type EarlyPicture = ComingPicture & {
  width: number;
  height: number;
};

type ComingPicture = {
  outputId: string;
  /** Of the image that it will be. */
  key: string;
  display: string;
};

type Looking = Pick<Session, "edits" | "look" | "followed">;

/** Where the picture is to be had that the stage will show next; null while none is near. */
export function comingPicture(session: Looking): ComingPicture | null {
  for (const edit of pendingEdits(session.edits)) {
    for (const output of edit.outputs) {
      const preview = output.status === "saving" ? output.preview : null;
      if (!preview || !isShownNext(edit, output, session)) continue;
      return { outputId: output.id, key: preview.imageId, display: preview.url };
    }
  }
  return null;
}

/** The version that an early picture is of, for as long as it waits for its own news. */
export function versionOfEarly(early: EarlyPicture | null, session: Looking): Version | null {
  const version = early && findVersion(session.edits, early.outputId);
  if (version?.output.status !== "saving") return null;
  return isShownNext(version.edit, version.output, session) ? version : null;
}

/** Who still looks at what an edit was started from is shown its first result. */
function isShownNext(edit: Edit, { id }: Output, { look, followed }: Looking): boolean {
  const from = followed[edit.id];
  return look.outputId === id || (from !== undefined && isSameLook(from, look));
}
