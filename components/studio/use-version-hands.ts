"use client";

import { useLocale, useTranslations } from "use-intl";
import { usePictureCopy } from "@/components/download/use-picture-copy";
import { toast } from "@/components/ui/toaster";
import { downloadAddress } from "@/lib/client/api/downloads";
import { downloadPreferences, quickOptions } from "@/lib/client/download-preferences";
import { errorKey } from "@/lib/client/error-copy";
import { fetchFile } from "@/lib/client/fetch-file";
import { toRecipeForm } from "@/lib/client/recipe-form";
import { saveFile } from "@/lib/client/save-file";
import { findVersion, type Version } from "@/lib/client/versions";
import { focusPrompt } from "./focus-prompt";
import { useStudioParts } from "./studio-provider";

/** What can be done with a version, by its buttons and by keys. */
export function useVersionHands() {
  const t = useTranslations("studio.action");
  const tCommon = useTranslations("common");
  const tErrors = useTranslations("errors");
  const { store, actions } = useStudioParts();
  const locale = useLocale();
  const copy = usePictureCopy();
  return {
    toggleFavourite: ({ output }: Version) => void actions.toggleFavourite(output.id),
    /** The recipe with the picture that it was for, where that is still there. */
    reuse({ edit }: Version) {
      const { form, sourceOutputId, original, edits, formFilled, sourceRestored } = store.getState();
      const parent = findVersion(edits, edit.parentOutputId);
      const isThere = parent ? parent.output.image !== null : edit.source.id === original?.id;
      formFilled(toRecipeForm(edit.recipe));
      if (isThere) sourceRestored(parent?.output.id ?? null);
      const takeBack = () => {
        formFilled(form);
        sourceRestored(sourceOutputId);
      };
      const isMoved = isThere && sourceOutputId !== (parent?.output.id ?? null);
      toast(isMoved ? t("reusedWithSource") : t("reused"), { action: { label: tCommon("undo"), run: takeBack } });
    },
    makeSource({ output }: Version) {
      store.getState().sourceChosen(output.id);
      focusPrompt();
    },
    /** As it was taken away the last time. */
    async download({ output }: Version) {
      const address = downloadAddress(output.id, quickOptions(downloadPreferences.getState().choice, locale));
      try {
        const file = await fetchFile(address);
        if (file.leavesSignature) toast(t("unsigned"));
        saveFile(file);
      } catch (error) {
        toast(tErrors(errorKey(error)), { kind: "error" });
      }
    },
    /** As a PNG in the size that was chosen the last time. */
    copy({ output }: Version) {
      const options = { ...quickOptions(downloadPreferences.getState().choice, locale), format: "png" as const };
      return copy(fetchFile(downloadAddress(output.id, options)).then(({ blob }) => blob));
    },
    async remove({ edit, output }: Version) {
      if (!(await actions.remove(edit.id))) return;
      const restore = async () => {
        await actions.restore(edit.id);
        if (edit.id in store.getState().edits) store.getState().versionChosen(output.id);
      };
      toast(t("deleted", { count: edit.outputs.length }), {
        action: { label: tCommon("undo"), run: () => void restore() },
      });
    },
  };
}
