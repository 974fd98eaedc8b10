import { useTranslations } from "use-intl";
import { useModifierKey } from "@/components/shell/use-modifier-key";
import { Button } from "@/components/ui/button";
import { focusPrompt } from "./focus-prompt";
import { RUN_NOTES_ID } from "./run-notes";
import { useStudioParts } from "./studio-provider";
import { useObstacle } from "./use-obstacle";
import { useRunFacts } from "./use-run-facts";

/** Never out of reach: what it waits for stands beside it, and pressed too early it leads there. */
export function RunButton() {
  const t = useTranslations("studio.run");
  const { runner } = useStudioParts();
  const obstacle = useObstacle();
  const { edits, price } = useRunFacts();
  const tExperiments = useTranslations("experiments.several");
  const { run } = useModifierKey();
  return (
    <Button
      kind="primary"
      className="h-10! flex-1 text-writing pointer-coarse:h-11!"
      aria-disabled={obstacle !== null}
      aria-describedby={RUN_NOTES_ID}
      onClick={() => {
        if (obstacle === "empty_prompt" || obstacle === "prompt_too_long") focusPrompt({ evenOnTouch: true });
        runner.press();
      }}
    >
      {edits > 1 ? tExperiments("run", { count: edits }) : t("run")}
      {price ? <span className={edits > 1 ? "font-medium" : "font-medium md:hidden"}>· {price}</span> : null}
      <span
        aria-hidden="true"
        className={edits > 1 ? "hidden" : "text-label font-normal opacity-80 pointer-coarse:hidden"}
      >
        {run}
      </span>
    </Button>
  );
}
