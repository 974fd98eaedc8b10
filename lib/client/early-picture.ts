import type { StoreApi } from "zustand/vanilla";
import type { Edit, Output } from "@/lib/domain/edit";
import { isSameLook, type Session } from "./studio-store/session-slice";
import { findVersion, pendingEdits, type Version } from "./versions";

/** A result that can be drawn before it is stored. */
export type EarlyPicture = ComingPicture & {
  width: number;
  height: number;
};

/** Up to here it is quicker to take a picture apart before it is painted; measured at 1 (quicker) and 4 million pixels (not). */
const AHEAD_MAX_PX = 1_600_000;

export type EarlySlice = { early: EarlyPicture | null };

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

/** Fetches the next picture of the stage as soon as it can be had, while it is still being stored. Returns the function that ends it. */
export function followComing(store: Pick<StoreApi<Looking & EarlySlice>, "subscribe" | "setState">): () => void {
  let begun: string | null = null;
  return store.subscribe((state, before) => {
    const coming = state.edits === before.edits ? null : comingPicture(state);
    if (!coming || coming.key === begun) return;
    begun = coming.key;
    const picture = new Image();
    picture.onload = () => {
      const { naturalWidth: width, naturalHeight: height } = picture;
      // Beside the drawing of the page, which takes as long. Larger ones are taken apart at a part of their size when they are painted.
      if (width * height <= AHEAD_MAX_PX) picture.decode().catch(() => undefined);
      if (begun === coming.key) store.setState({ early: { ...coming, width, height } });
    };
    // Where nothing comes, it comes with the news that it is stored.
    Object.assign(picture, { fetchPriority: "high", src: coming.display });
  });
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
