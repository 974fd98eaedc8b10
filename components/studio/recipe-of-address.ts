import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toaster";
import { toRecipeForm } from "@/lib/client/recipe-form";
import type { Recipe } from "@/lib/domain/recipe";
import { useStudioParts } from "./studio-provider";

/** Puts the recipe of a link into the form, once and with undo, and takes it out of the address: a reload must not bring it back. */
export function RecipeOfAddress({ recipe }: { recipe: Recipe | null }) {
  const t = useTranslations("studio.action");
  const tCommon = useTranslations("common");
  const { store } = useStudioParts();
  const done = useRef(false);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    const address = new URL(location.href);
    address.searchParams.delete("recipe");
    history.replaceState(history.state, "", address);
    if (recipe === null) return toast(t("recipeUnreadable"), { kind: "error" });
    const { form, formFilled } = store.getState();
    formFilled(toRecipeForm(recipe));
    toast(t("recipeFilled"), { action: { label: tCommon("undo"), run: () => formFilled(form) } });
  }, [recipe, store, t, tCommon]);
  return null;
}
