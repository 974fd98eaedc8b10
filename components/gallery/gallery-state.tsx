"use client";

import { clsx } from "clsx";
import { Ban, CircleHelp, Loader, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { failureKeys } from "@/lib/client/error-copy";
import { type Edit, isPending, type Output } from "@/lib/domain/edit";
import { GalleryHalf } from "./gallery-half";
import { GalleryProgress } from "./gallery-progress";

const icons = { failed: TriangleAlert, unconfirmed: CircleHelp, canceled: Ban };

/** A diptych whose right half has no picture: it says why. */
export function GalleryState({ edit, output, isSmall }: { edit: Edit; output: Output; isSmall: boolean }) {
  const prompt = edit.recipe.prompt;
  if (isSmall) return <SmallState edit={edit} output={output} />;
  return (
    <>
      <GalleryHalf image={edit.source} alt="" className="inset-y-0 left-0 w-1/2" />
      <span className="absolute inset-y-0 left-0 flex w-1/2 items-end bg-linear-to-t from-black/80 via-black/62 via-20% to-transparent to-40% px-2.5 pb-2 text-label text-white">
        <span className="line-clamp-1 wrap-anywhere pointer-fine:group-hover/tile:line-clamp-3">{prompt}</span>
      </span>
      <span
        className={clsx(
          "absolute inset-y-0 right-0 flex w-1/2 flex-col items-center justify-center gap-1.5 overflow-hidden rounded-r-md border border-line bg-field px-2.5 text-center text-glance text-dim [container-type:size]",
          isPending(output.status) && "pb-6",
        )}
      >
        {isPending(output.status) ? (
          <GalleryProgress output={output} estimate={edit.estimate} />
        ) : (
          <EndedWithout output={output} />
        )}
      </span>
    </>
  );
}

/** Where there is no room for sentences: the source, dimmed, and a sign with its words for who hears it. */
function SmallState({ edit, output }: { edit: Edit; output: Output }) {
  const t = useTranslations("gallery");
  const { status } = output;
  const Icon = isPending(status) || status === "succeeded" ? Loader : icons[status];
  const words = isPending(status) ? "running" : status === "succeeded" ? "saving" : status;
  return (
    <>
      <GalleryHalf image={edit.source} alt={edit.recipe.prompt} className="inset-0 w-full opacity-35" />
      <Icon role="img" aria-label={t(`status.${words}`)} size={18} className="absolute inset-0 m-auto text-ink" />
    </>
  );
}

function EndedWithout({ output }: { output: Output }) {
  const t = useTranslations("gallery");
  const tErrors = useTranslations("errors");
  if (output.status !== "failed" && output.status !== "unconfirmed" && output.status !== "canceled") return null;
  const { status, failure } = output;
  const Icon = icons[status];
  const isTrouble = status !== "canceled";
  return (
    <>
      <Icon aria-hidden="true" size={15} className={isTrouble ? "text-danger" : undefined} />
      <span className={clsx("line-clamp-4 shrink-0 text-balance sm:line-clamp-3", isTrouble && "text-ink")}>
        {failure && status === "failed" ? tErrors(failureKeys(failure.code).what) : t(`status.${status}`)}
      </span>
      {status === "unconfirmed" || failure?.mayHaveBeenCharged ? (
        <span className="text-balance">{tErrors("charge.possible")}</span>
      ) : null}
      {failure && status === "failed" && !failure.mayHaveBeenCharged ? (
        <span className="line-clamp-5 text-balance [@container(height<8.5rem)]:hidden">
          {tErrors(failureKeys(failure.code).next)}
        </span>
      ) : null}
    </>
  );
}
