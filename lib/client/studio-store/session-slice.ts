import type { StateCreator } from "zustand/vanilla";
import type { Edit, Output, Preview } from "@/lib/domain/edit";
import type { Image } from "@/lib/domain/image";
import { type EditsById, findVersion, isOfPicture, neighbourOf, pendingEdits } from "../versions";

/** What is looked at: a version (null: the original), beside what it was made from or, as a source, alone. */
export type Look = { outputId: string | null; alone: boolean };

/** What stands before the version looked at: what it was made from, the original, or a version that was picked. */
export type CompareWith = "parent" | "original" | { outputId: string };

/** Versions that can be shown beside the two. */
export const OTHERS_MAX = 2;

export type Session = {
  original: Image | null;
  /** Edits of the original and of its versions. */
  edits: EditsById;
  look: Look;
  /** The version that Run edits; null for the original. */
  sourceOutputId: string | null;
  compareWith: CompareWith;
  /** Outputs shown beside the two, in the order in which they were picked. */
  others: readonly string[];
  /** By edit under way: what was looked at when it was started. Who still looks at it is shown the result. */
  followed: Readonly<Record<string, Look>>;
  /** Where pictures are to be had of which the news are not written down yet. */
  coming: readonly { outputId: string; preview: Preview }[];
};

export type SessionSlice = Session & {
  sessionOpened: (start: {
    original: Image;
    edits: readonly Edit[];
    look: Look;
    sourceOutputId: string | null;
  }) => void;
  /** Edits that are older than this page; what is known already stays as it is. */
  editsFound: (edits: readonly Edit[]) => void;
  sessionClosed: () => void;
  versionChosen: (outputId: string | null) => void;
  stepped: (direction: 1 | -1) => void;
  sourceChosen: (outputId: string | null) => void;
  /** What Run edits, without looking at it: the source of a recipe that is used again. */
  sourceRestored: (outputId: string | null) => void;
  compareWithChosen: (compareWith: CompareWith) => void;
  otherToggled: (outputId: string) => void;
  /** The answer to a press of Run; its news may have come before it, and is then newer. */
  editStarted: (edit: Edit, look: Look) => void;
  editChanged: (edit: Edit) => void;
  outputChanged: (outputId: string, change: Partial<Pick<Output, "favourite">>) => void;
  pictureComes: (coming: Session["coming"][number]) => void;
  editRemoved: (editId: string) => void;
};

const emptySession: Session = {
  original: null,
  edits: {},
  look: { outputId: null, alone: true },
  sourceOutputId: null,
  compareWith: "parent",
  others: [],
  followed: {},
  coming: [],
};

export const isSameLook = (a: Look, b: Look) => a.outputId === b.outputId && a.alone === b.alone;

/** Takes an edit in its new state and, for whoever still looks at what it was started from, shows the result. */
function withEdit(session: Session, edit: Edit): Partial<Session> {
  const edits = { ...session.edits, [edit.id]: edit };
  const look = session.followed[edit.id];
  const finished = edit.outputs.find(({ status }) => status === "succeeded");
  if (!look || !finished) return { edits };
  const { [edit.id]: _, ...followed } = session.followed;
  return isSameLook(look, session.look)
    ? { edits, followed, look: { outputId: finished.id, alone: false } }
    : { edits, followed };
}

export const createSessionSlice: StateCreator<SessionSlice> = (set) => ({
  ...emptySession,
  sessionOpened: ({ original, edits, look, sourceOutputId }) => {
    const byId = Object.fromEntries(edits.map((edit) => [edit.id, edit]));
    const followed = Object.fromEntries(pendingEdits(byId).map(({ id }) => [id, look]));
    set({ ...emptySession, original, edits: byId, look, sourceOutputId, followed });
  },
  editsFound: (found) =>
    set(({ edits }) => ({ edits: { ...Object.fromEntries(found.map((edit) => [edit.id, edit])), ...edits } })),
  sessionClosed: () => set(emptySession),
  versionChosen: (outputId) => set({ look: { outputId, alone: outputId === null } }),
  stepped: (direction) =>
    set(({ edits, look }) => {
      const outputId = neighbourOf(edits, look.outputId, direction);
      return outputId === look.outputId ? {} : { look: { outputId, alone: outputId === null } };
    }),
  sourceChosen: (sourceOutputId) => set({ sourceOutputId, look: { outputId: sourceOutputId, alone: true } }),
  sourceRestored: (sourceOutputId) => set({ sourceOutputId }),
  compareWithChosen: (compareWith) => set({ compareWith }),
  otherToggled: (outputId) =>
    set(({ others }) => ({
      others: others.includes(outputId)
        ? others.filter((id) => id !== outputId)
        : [...others, outputId].slice(-OTHERS_MAX),
    })),
  editStarted: (edit, look) =>
    set((session) => {
      if (!session.original || !isOfPicture(edit, session.original, session.edits)) return {};
      const followed = { ...session.followed, [edit.id]: look };
      return { followed, ...withEdit({ ...session, followed }, session.edits[edit.id] ?? edit) };
    }),
  editChanged: (edit) =>
    set((session) =>
      session.original && isOfPicture(edit, session.original, session.edits) ? withEdit(session, edit) : {},
    ),
  outputChanged: (outputId, change) =>
    set(({ edits }) => {
      const edit = findVersion(edits, outputId)?.edit;
      if (!edit) return {};
      const outputs = edit.outputs.map((output) => (output.id === outputId ? { ...output, ...change } : output));
      return { edits: { ...edits, [edit.id]: { ...edit, outputs } } };
    }),
  // Nothing is drawn for it: what is drawn next is the picture, and the page has little time until it comes.
  pictureComes: (told) => set(({ coming }) => ({ coming: [...coming, told] })),
  editRemoved: (editId) =>
    set((session) => {
      const { [editId]: removed, ...edits } = session.edits;
      if (!removed) return {};
      const isOf = (outputId: string | null) => removed.outputs.some(({ id }) => id === outputId);
      const sourceOutputId = isOf(session.sourceOutputId) ? null : session.sourceOutputId;
      if (!isOf(session.look.outputId)) return { edits, sourceOutputId };
      // What takes the place in the filmstrip is looked at next: the older neighbour, in the end the original.
      const last = removed.outputs.at(-1)?.id ?? null;
      const outputId = neighbourOf(session.edits, last, 1);
      return { edits, sourceOutputId, look: { outputId, alone: outputId === null } };
    }),
});
