import { useTranslations } from "use-intl";
import { useTrouble } from "../shell/use-trouble";
import { Button } from "../ui/button";

/** A picture did not come: while the server is in trouble it says which, and asks for the picture again when that is over. */
export function FailureNotice({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("compare");
  const tErrors = useTranslations("errors");
  const trouble = useTrouble(true, onRetry);
  return (
    <div
      role="alert"
      data-own-pointer
      className="absolute inset-x-4 top-1/2 mx-auto flex w-fit max-w-lg -translate-y-1/2 items-center gap-3 rounded-lg bg-panel py-2 pr-2 pl-4 text-control text-ink shadow-float"
    >
      {trouble ? tErrors(`error.${trouble}`) : t("pictureFailed")}
      <Button onClick={onRetry}>{t("tryAgain")}</Button>
    </div>
  );
}
