import type { Edit, Output } from "@/lib/domain/edit";
import {
  cancelEdits,
  cancelOutput,
  deleteEdit,
  forgetOutput,
  getEdit,
  restoreEdit,
  retryEdit,
  setFavourite,
} from "./api/edits";
import type { StudioStore } from "./studio-store/create-studio-store";
import { findVersion, pendingEdits } from "./versions";

export type EditActions = {
  /** One version; the others of the same press go on. */
  stop: (outputId: string) => Promise<void>;
  stopAll: () => Promise<void>;
  /** One version once more; those of the same press that were stopped stay so. */
  retry: (outputId: string, options?: { acceptDoubleCharge?: boolean }) => Promise<void>;
  forget: (outputId: string) => Promise<void>;
  toggleFavourite: (outputId: string) => Promise<void>;
  /** Into the trash; true when it is there. */
  remove: (editId: string) => Promise<boolean>;
  restore: (editId: string) => Promise<void>;
  /** Reads again what is under way, for news that were missed. */
  refreshPending: () => Promise<void>;
};

/** What a person does to edits that are there. `tell` says what went wrong. */
export function createEditActions(store: StudioStore, tell: (error: unknown) => void): EditActions {
  /** Takes an answer, unless news of the same edit came while it was on its way: those are newer. */
  async function take(editId: string, request: () => Promise<Edit>) {
    const before = store.getState().edits[editId];
    try {
      const edit = await request();
      if (store.getState().edits[editId] === before) store.getState().editChanged(edit);
    } catch (error) {
      tell(error);
    }
  }

  async function settle(outputId: string, request: (outputId: string) => Promise<Output>) {
    const edit = findVersion(store.getState().edits, outputId)?.edit;
    if (!edit) return;
    await take(edit.id, async () => {
      await request(outputId);
      return getEdit(edit.id);
    });
  }

  return {
    stop: (outputId) => settle(outputId, cancelOutput),
    async stopAll() {
      try {
        await cancelEdits(pendingEdits(store.getState().edits).map(({ id }) => id));
      } catch (error) {
        tell(error);
      }
    },
    async retry(outputId, options) {
      const version = findVersion(store.getState().edits, outputId);
      if (!version) return;
      // Whoever presses means the end of this attempt: however often that arrives, from whichever page, it runs once.
      const idempotencyKey = `${outputId}:${version.output.attempt}`;
      await take(version.edit.id, () => retryEdit(version.edit.id, outputId, { ...options, idempotencyKey }));
    },
    forget: (outputId) => settle(outputId, forgetOutput),
    async toggleFavourite(outputId) {
      const version = findVersion(store.getState().edits, outputId);
      if (!version) return;
      const { favourite } = version.output;
      store.getState().outputChanged(outputId, { favourite: !favourite });
      try {
        await setFavourite(outputId, !favourite);
      } catch (error) {
        store.getState().outputChanged(outputId, { favourite });
        tell(error);
      }
    },
    async remove(editId) {
      try {
        await deleteEdit(editId);
        store.getState().editRemoved(editId);
        return true;
      } catch (error) {
        tell(error);
        return false;
      }
    },
    restore: (editId) => take(editId, () => restoreEdit(editId)),
    async refreshPending() {
      await Promise.all(pendingEdits(store.getState().edits).map(({ id }) => take(id, () => getEdit(id))));
    },
  };
}
