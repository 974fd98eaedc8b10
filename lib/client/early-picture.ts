import type { StoreApi } from "zustand/vanilla";
import { type Edit, isPending, type Output, type Preview } from "@/lib/domain/edit";
import type { Size } from "@/lib/domain/fit-size";
import { DISPLAY_MAX_PX } from "@/lib/domain/image";
import { isSameLook, type Session } from "./studio-store/session-slice";
import { findVersion, pendingEdits, type Version } from "./versions";

/** A result that can be drawn before it is stored. */
export type EarlyPicture = ComingPicture & {
  width: number;
  height: number;
};

/** Up to here it is quicker to take a picture apart before it is painted; measured at 1 (quicker) and 4 million pixels (not). */
const AHEAD_MAX_PX = 1_600_000;

/** So many may wait for their edits to be known. */
const COMING_MAX = 20;

export type EarlySlice = { early: EarlyPicture | null };

type ComingPicture = {
  outputId: string;
  /** Of the image that it will be. */
  key: string;
  display: string;
};

type Looking = Pick<Session, "edits" | "look" | "followed">;
type Hearing = Looking & Pick<Session, "coming">;

/** Where the picture is to be had that the stage will show next; null while none is near. */
export function comingPicture(session: Hearing): ComingPicture | null {
  for (const edit of pendingEdits(session.edits)) {
    for (const output of edit.outputs) {
      const preview = previewOf(output, session.coming);
      if (!preview || !isShownNext(edit, output, session)) continue;
      return { outputId: output.id, key: preview.imageId, display: preview.url };
    }
  }
  return null;
}

function previewOf(output: Output, coming: Session["coming"]): Preview | null {
  if (!isPending(output.status)) return null;
  const told = coming.findLast(({ outputId }) => outputId === output.id)?.preview ?? null;
  const stands = output.status === "saving" ? (output.preview ?? null) : null;
  if (stands === null) return told;
  // The row's own news are of this attempt for certain; the size may have been told after them.
  return stands.size === null && told?.imageId === stands.imageId ? told : stands;
}

/** Fetches the next picture of the stage as soon as it can be had, while it is still being stored. Returns the function that ends it. */
export function followComing(
  store: Pick<StoreApi<Hearing & EarlySlice>, "getState" | "subscribe" | "setState">,
): () => void {
  let begun: ComingPicture | null = null;
  /** The pixels of what has come of it. */
  let own: Size | null = null;
  const show = () => {
    const state = store.getState();
    if (!begun || !own || state.early?.key === begun.key) return;
    const version = findPending(begun.outputId, state);
    const preview = version && previewOf(version.output, state.coming);
    // Run once more meanwhile, the version waits for another picture.
    const size = preview?.imageId === begun.key && sizeOf(own, preview);
    if (size) store.setState({ early: { ...begun, ...size } });
  };
  return store.subscribe((state, before) => {
    if (state.edits !== before.edits) forgetEnded(store, state);
    const isTold = state.edits !== before.edits || state.coming !== before.coming;
    if (!isTold) return;
    show();
    const coming = comingPicture(state);
    if (!coming || coming.key === begun?.key) return;
    begun = coming;
    own = null;
    const { key } = coming;
    const picture = new Image();
    picture.onload = () => {
      // Another one is shown next since.
      if (begun?.key !== key) return;
      const { naturalWidth: width, naturalHeight: height } = picture;
      // Beside the drawing of the page, which takes as long. Larger ones are taken apart at a part of their size when they are painted.
      if (width * height <= AHEAD_MAX_PX) picture.decode().catch(() => undefined);
      own = { width, height };
      show();
    };
    // Where nothing comes, it comes with the news that it is stored.
    Object.assign(picture, { fetchPriority: "high", src: coming.display });
  });
}

/** Of a picture whose display form has `own` pixels: of one as large as those get it must be told. */
function sizeOf(own: Size, { size }: Preview): Size | null {
  return size ?? (Math.max(own.width, own.height) < DISPLAY_MAX_PX ? own : null);
}

/** Run once more, a version waits for another picture; of those whose edits are not known most are of other pictures, and never will be. */
function forgetEnded({ setState }: Pick<StoreApi<Hearing & EarlySlice>, "setState">, state: Hearing & EarlySlice) {
  const { early, coming } = state;
  if (early && !findPending(early.outputId, state)) setState({ early: null });
  const kept = coming
    .filter(({ outputId }) => findPending(outputId, state) || !findVersion(state.edits, outputId))
    // Told again, with its size.
    .filter(({ outputId }, index, all) => !all.slice(index + 1).some((later) => later.outputId === outputId))
    .slice(-COMING_MAX);
  if (kept.length < coming.length) setState({ coming: kept });
}

/** The version that an early picture is of, for as long as it waits for its own news. */
export function versionOfEarly(early: EarlyPicture | null, session: Looking): Version | null {
  const version = early && findPending(early.outputId, session);
  if (!version) return null;
  return isShownNext(version.edit, version.output, session) ? version : null;
}

function findPending(outputId: string, { edits }: Looking): Version | null {
  const version = findVersion(edits, outputId);
  return version && isPending(version.output.status) ? version : null;
}

/** Who still looks at what an edit was started from is shown its first result. */
function isShownNext(edit: Edit, { id }: Output, { look, followed }: Looking): boolean {
  const from = followed[edit.id];
  return look.outputId === id || (from !== undefined && isSameLook(from, look));
}
