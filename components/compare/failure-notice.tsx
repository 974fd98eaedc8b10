import { useTranslations } from "use-intl";
import { Button } from "../ui/button";

/** A picture did not come. */
export function FailureNotice({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("compare");
  return (
    <div
      role="alert"
      data-own-pointer
      className="absolute inset-x-4 top-1/2 mx-auto flex w-fit -translate-y-1/2 items-center gap-3 rounded-lg bg-panel py-2 pr-2 pl-4 text-control text-ink shadow-float"
    >
      {t("pictureFailed")}
      <Button onClick={onRetry}>{t("tryAgain")}</Button>
    </div>
  );
}
