import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useStudioParts } from "./studio-provider";
import { useRunFacts } from "./use-run-facts";

/** Many calls are asked about before they are paid for. */
export function ConfirmRuns({ onClose }: { onClose: () => void }) {
  const t = useTranslations("experiments.several");
  const tCommon = useTranslations("common");
  const { runner } = useStudioParts();
  const { edits, calls, price } = useRunFacts();
  return (
    <Dialog open onOpenChange={onClose} title={t("askTitle")} closeLabel={tCommon("close")}>
      <p className="text-control">{t("ask", { edits, calls })}</p>
      {price ? (
        <p className="mt-1 text-writing font-semibold tabular-nums">{price}</p>
      ) : (
        <p className="mt-1 text-control text-dim">{t("priceUnknown")}</p>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>{tCommon("cancel")}</Button>
        <Button
          kind="primary"
          onClick={() => {
            runner.press({ isSure: true });
            onClose();
          }}
        >
          {t("run", { count: edits })}
        </Button>
      </div>
    </Dialog>
  );
}
