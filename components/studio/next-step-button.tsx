import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button, buttonStyle } from "@/components/ui/button";
import { nextStep } from "@/lib/client/next-step";
import type { Version } from "@/lib/client/versions";
import { focusPrompt } from "./focus-prompt";
import { useStudioParts } from "./studio-provider";
import { useVersionHands } from "./use-version-hands";

/** The one sensible thing to do about a version without a picture; for an unconfirmed one, the two ways to decide. */
export function NextStepButton({ version }: { version: Version }) {
  const { output } = version;
  const t = useTranslations("studio.plate");
  const tCommon = useTranslations("common");
  const { actions } = useStudioParts();
  const hands = useVersionHands();
  const step = nextStep(output);
  switch (step) {
    case "try_again":
      return <Button onClick={() => void actions.retry(output.id)}>{tCommon("tryAgain")}</Button>;
    case "open_settings":
      return (
        <Link href="/settings" className={buttonStyle({ kind: "secondary" })}>
          {t("openSettings")}
        </Link>
      );
    case "change_prompt":
    case "change_recipe":
      return (
        <Button
          onClick={() => {
            hands.reuse(version);
            focusPrompt({ evenOnTouch: true });
          }}
        >
          {t(step === "change_prompt" ? "changePrompt" : "changeRecipe")}
        </Button>
      );
    case "decide":
      return (
        <>
          <Button onClick={() => void actions.retry(output.id, { acceptDoubleCharge: true })}>
            {t("acceptDoubleCharge")}
          </Button>
          <Button kind="quiet" onClick={() => void actions.forget(output.id)}>
            {t("forget")}
          </Button>
        </>
      );
  }
}
