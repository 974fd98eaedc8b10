import { clsx } from "clsx";
import { ChevronUp } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { PromptField } from "./prompt-field";
import { ProviderField } from "./provider-field";
import { RecipeControls } from "./recipe-controls";
import { RunButton } from "./run-button";
import { RunNotes } from "./run-notes";
import { StopAll } from "./stop-all";
import { useIsPhone } from "./use-is-phone";

const RecipeSheet = lazy(() => import("./recipe-sheet").then(({ RecipeSheet }) => ({ default: RecipeSheet })));

/** The recipe beside the stage; on a phone its prompt and Run under it, and the rest in a sheet. */
export function RecipePanel({ isOpen }: { isOpen: boolean }) {
  const t = useTranslations("studio");
  const isPhone = useIsPhone();
  const [isSheetOpen, setSheetOpen] = useState(false);
  return (
    <form
      aria-label={t("recipe")}
      className={clsx(
        "flex min-h-0 shrink-0 flex-col border-line bg-ground max-md:border-t md:border-r",
        isOpen ? "" : "md:hidden",
      )}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="flex flex-col gap-4 overflow-y-auto px-4 pt-3 md:flex-1 md:pt-4 md:pb-4">
        <div className="max-md:hidden">{isPhone ? null : <ProviderField />}</div>
        <PromptField />
        <div className="max-md:hidden">{isPhone ? null : <RecipeControls />}</div>
      </div>
      <div className="flex flex-col gap-2 px-4 pt-2 foot-room md:border-t md:border-line md:pt-3 md:pb-4">
        <RunNotes />
        <div className="flex gap-2">
          <Button className="md:hidden" aria-haspopup="dialog" onClick={() => setSheetOpen(true)}>
            {t("run.moreOfRecipe")}
            <ChevronUp aria-hidden="true" size={16} />
          </Button>
          <span className="md:hidden empty:hidden">{isPhone ? <StopAll isShort /> : null}</span>
          <RunButton />
        </div>
      </div>
      {isSheetOpen && isPhone ? (
        <Suspense>
          <RecipeSheet onClose={() => setSheetOpen(false)} />
        </Suspense>
      ) : null}
    </form>
  );
}
