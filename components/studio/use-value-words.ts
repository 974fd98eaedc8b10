import { useTranslations } from "use-intl";
import type { RecipeField } from "@/lib/client/recipe-differences";
import { useStudioParts } from "./studio-provider";
import { useProviderName } from "./use-provider-name";

/** A value of a recipe as a person reads it: labels for ids, a dash for what was left to the provider. */
export function useValueWords() {
  const t = useTranslations("studio");
  const tCommon = useTranslations("common");
  const { providers } = useStudioParts();
  const providerName = useProviderName();
  return (field: RecipeField, value: string | number | null) => {
    if (value === null) return "–";
    if (field === "sendSize") return t(value === "original" ? "details.sendOriginal" : "details.sendModel");
    if (field === "size") return String(value).replace("x", " × ");
    if (field === "model" && value === "filters") return tCommon("builtin.model");
    const provider = field === "provider" ? providers.find(({ id }) => id === value) : undefined;
    const model =
      field === "model" ? providers.flatMap(({ models }) => models).find(({ id }) => id === value) : undefined;
    return provider ? providerName(provider) : (model?.label ?? String(value));
  };
}
