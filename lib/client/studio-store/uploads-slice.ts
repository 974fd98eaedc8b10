import type { StateCreator } from "zustand/vanilla";
import type { PictureRefusal } from "../check-file";
import type { ErrorKey } from "../error-copy";

/** The file as this browser shows it; a format that it cannot read has none until the server's picture is there. */
export type LocalPicture = { url: string; width: number; height: number };

/** A picture on its way in. */
export type Upload = {
  id: string;
  name: string;
  /** Null for one fetched by the server from an address. */
  bytes: number | null;
  sentBytes: number;
  local: LocalPicture | null;
};

/** Why a picture was not taken: our own look at the file, or the server's answer. */
export type PictureProblem = { name: string } & (
  | { kind: "refused"; refusal: PictureRefusal }
  | { kind: "answer"; error: ErrorKey; requestId: string | null }
);

export type UploadsSlice = {
  upload: Upload | null;
  pictureProblem: PictureProblem | null;
  uploadStarted: (upload: Upload) => void;
  uploadProgressed: (id: string, change: Partial<Pick<Upload, "sentBytes" | "local">>) => void;
  uploadEnded: (id: string) => void;
  pictureRefused: (problem: PictureProblem) => void;
  problemDismissed: () => void;
};

export const createUploadsSlice: StateCreator<UploadsSlice> = (set) => ({
  upload: null,
  pictureProblem: null,
  uploadStarted: (upload) => set({ upload, pictureProblem: null }),
  uploadProgressed: (id, change) =>
    set(({ upload }) => (upload?.id === id ? { upload: { ...upload, ...change } } : {})),
  uploadEnded: (id) => set(({ upload }) => (upload?.id === id ? { upload: null } : {})),
  pictureRefused: (pictureProblem) => set({ pictureProblem }),
  problemDismissed: () => set({ pictureProblem: null }),
});
