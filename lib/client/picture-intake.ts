import type { Image } from "@/lib/domain/image";
import { listEdits } from "./api/edits";
import { importImage } from "./api/images";
import { ApiError } from "./api-error";
import { checkFile } from "./check-file";
import { errorKey } from "./error-copy";
import { newKey } from "./new-key";
import { preloadPicture, showLocalPicture } from "./show-local-picture";
import { signedOut } from "./signed-out";
import type { StudioStore } from "./studio-store/create-studio-store";
import { uploadImage } from "./upload";

/** Longer than any drawing needs to change from the local picture to the server's. */
const LOCAL_PICTURE_STAYS_MS = 10_000;
const AGAIN_AFTER_MS = 3_000;

export type PictureIntake = {
  bringFile: (file: File) => Promise<void>;
  /** The server fetches it: an address of a picture on the web. */
  bringAddress: (address: string) => Promise<void>;
  cancel: () => void;
};

/** The one door for pictures of this page. One at a time: the next one takes the place of the one on its way. */
export function createPictureIntake(
  store: StudioStore,
  {
    maxBytes,
    onFile,
    onArrived,
    onKnown,
    onLost,
    isOpen,
  }: {
    maxBytes: number;
    /** A file of this machine is on its way in. */
    onFile: (file: File) => void;
    onArrived: (uploadId: string, image: Image) => void;
    /** Its bytes were here before, so that it may have versions: the server is to draw the page again, with them. */
    onKnown: (image: Image) => void;
    onLost: (uploadId: string) => void;
    /** Whether this page is still the one that the person sees. */
    isOpen: () => boolean;
  },
): PictureIntake {
  let underWay: AbortController | null = null;

  async function bring(
    name: string,
    bytes: number | null,
    send: (id: string, signal: AbortSignal) => Promise<{ image: Image; isKnown: boolean }>,
  ) {
    underWay?.abort();
    underWay = new AbortController();
    const { signal } = underWay;
    const id = newKey();
    const { uploadStarted, uploadEnded, pictureRefused } = store.getState();
    uploadStarted({ id, name, bytes, sentBytes: 0, local: null });
    try {
      const { image, isKnown } = await send(id, signal);
      await preloadPicture(image.urls.display);
      signal.throwIfAborted();
      open(image);
      uploadEnded(id);
      onArrived(id, image);
      const isWanted = () => !signal.aborted && isOpen() && store.getState().original?.id === image.id;
      if (isKnown) void letIn(isWanted).then((isIn) => isIn && onKnown(image));
    } catch (error) {
      uploadEnded(id);
      onLost(id);
      if (signal.aborted) return;
      const requestId = error instanceof ApiError ? error.requestId : null;
      pictureRefused({ kind: "answer", name, error: errorKey(error), requestId });
    }
  }

  function open(image: Image) {
    const { original, sessionOpened, sourceChosen } = store.getState();
    if (original?.id === image.id) sourceChosen(null);
    else {
      sessionOpened({ original: image, edits: [], look: { outputId: null, alone: true }, sourceOutputId: null });
    }
  }

  return {
    cancel: () => underWay?.abort(),
    async bringFile(file) {
      const refusal = checkFile(file, maxBytes);
      if (refusal) return store.getState().pictureRefused({ kind: "refused", name: file.name, refusal });
      onFile(file);
      await bring(file.name, file.size, async (id, signal) => {
        const local = showLocalPicture(file).then((picture) => {
          store.getState().uploadProgressed(id, { local: picture });
          return picture;
        });
        try {
          const onProgress = (sentBytes: number) => store.getState().uploadProgressed(id, { sentBytes });
          return await uploadImage(file, { name: file.name, signal, onProgress });
        } finally {
          local.then((picture) => picture && setTimeout(URL.revokeObjectURL, LOCAL_PICTURE_STAYS_MS, picture.url));
        }
      });
    },
    async bringAddress(address) {
      await bring(address, null, async (_id, signal) => ({ image: await importImage(address, signal), isKnown: true }));
    },
  };
}

/**
 * Waits until the server answers this page: to whoever is signed out it would draw the way in, in the place of all that is on the page, and of a
 * server that is away the browser would. False when it is no longer wanted.
 */
async function letIn(isWanted: () => boolean): Promise<boolean> {
  while (isWanted()) {
    try {
      await listEdits({ limit: 1 });
      return isWanted();
    } catch {
      await new Promise<void>((again) => {
        const forget = signedOut.onSignedIn(done);
        const timer = signedOut.isTold() ? undefined : setTimeout(done, AGAIN_AFTER_MS);
        function done() {
          forget();
          clearTimeout(timer);
          again();
        }
      });
    }
  }
  return false;
}
