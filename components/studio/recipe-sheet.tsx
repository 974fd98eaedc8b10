import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { PromptTools } from "./prompt-tools";
import { ProviderField } from "./provider-field";
import { RecipeControls } from "./recipe-controls";

/** On a phone: the recipe but for its prompt, which stays under the thumb. */
export function RecipeSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("studio");
  const tCommon = useTranslations("common");
  return (
    <Dialog open onOpenChange={onClose} title={t("recipe")} closeLabel={tCommon("close")}>
      <div className="flex flex-col gap-4 pb-[env(safe-area-inset-bottom)]">
        <PromptTools />
        <ProviderField />
        <RecipeControls />
      </div>
    </Dialog>
  );
}
