import { type MouseEvent, memo, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Version } from "@/lib/client/versions";
import { isPending } from "@/lib/domain/edit";
import { EndedCard } from "./ended-card";
import { FinishedPicture } from "./finished-picture";
import { PendingCard } from "./pending-card";
import { VersionCard } from "./version-card";

/** A version in the filmstrip. Drawn again when something of its own has changed: news are of one, and there can be hundreds. */
export const StripVersion = memo(function StripVersion({
  edit,
  output,
  isChosen,
  isSource,
  isBefore,
  isBeside,
  onChoose,
}: Version & {
  isChosen: boolean;
  isSource: boolean;
  /** It stands before the one that is looked at. */
  isBefore: boolean;
  isBeside: boolean;
  /** Has to stay the same function. */
  onChoose: (outputId: string, event: MouseEvent) => void;
}) {
  const t = useTranslations("studio");
  const version = useMemo(() => ({ edit, output }), [edit, output]);
  const place = {
    isChosen,
    isReachable: isChosen,
    onChoose: (event: MouseEvent) => onChoose(output.id, event),
  };
  if (isPending(output.status)) return <PendingCard version={version} {...place} />;
  if (!output.image) return <EndedCard version={version} {...place} />;
  return (
    <VersionCard
      words={edit.recipe.prompt}
      isSource={isSource}
      sourceWord={t("source")}
      role={isBefore ? t("asBefore") : isBeside ? t("asBeside") : undefined}
      {...place}
    >
      <FinishedPicture
        image={output.image}
        alt={edit.recipe.prompt}
        isFavourite={output.favourite}
        difference={output.difference}
      />
    </VersionCard>
  );
});
