"use client";

import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toaster";
import type { StudioStore } from "@/lib/client/studio-store/create-studio-store";
import type { Provider } from "@/lib/domain/model-catalog";

/** Long enough to look at the picture first. */
const OFFER_STAYS_MS = 20_000;

/** Offers to put the recipe that a file carries into the form, with a way back. */
export function useRecipeOffer() {
  const t = useTranslations("studio.offer");
  const tCommon = useTranslations("common");
  return async (store: StudioStore, providers: readonly Provider[], file: File) => {
    const { readOfferedRecipe } = await import("@/lib/client/offered-recipe");
    const offer = await readOfferedRecipe(file, providers);
    if (!offer) return;
    const take = () => {
      const { form, formFilled } = store.getState();
      formFilled(offer.fillIn(form));
      toast(t("taken"), { action: { label: tCommon("undo"), run: () => formFilled(form) } });
    };
    const words = t("found", { name: file.name, origin: t(`origin.${offer.origin}`) });
    toast(words, { action: { label: t("take"), run: take }, staysMs: OFFER_STAYS_MS });
  };
}
