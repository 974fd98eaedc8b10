"use client";

import { useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { TilePlace } from "@/lib/client/gallery-list";
import { daysAgo, formatDay } from "@/lib/client/group-by-day";
import type { Edit } from "@/lib/domain/edit";
import { GalleryTile, type TileActions } from "./gallery-tile";

/** What was made on one day, in rows of one height. */
export function GalleryDay({
  day,
  today,
  places,
  edits,
  current,
  actions,
}: {
  day: string;
  today: string;
  places: readonly TilePlace[];
  edits: Readonly<Record<string, Edit>>;
  current: string | undefined;
  actions: TileActions;
}) {
  const t = useTranslations("gallery");
  const locale = useLocale();
  const id = useId();
  const age = daysAgo(day, today);
  const near = age === 0 ? t("today") : age === 1 ? t("yesterday") : null;
  return (
    <section aria-labelledby={id} className="mb-6">
      <h2 id={id} className="mb-2 text-label text-dim">
        {near ?? formatDay(day, today, locale)}
      </h2>
      <ul className="flex flex-wrap gap-1 [--row:30vw] after:grow-60 after:content-[''] sm:gap-2 sm:[--row:10.5rem] 2xl:[--row:11.5rem] min-[140rem]:[--row:13.75rem]">
        {places.map(({ editId, outputId }) => {
          const edit = edits[editId];
          const output = edit?.outputs.find(({ id }) => id === outputId);
          return edit && output ? (
            <GalleryTile
              key={outputId}
              edit={edit}
              output={output}
              isCurrent={outputId === current}
              actions={actions}
            />
          ) : null;
        })}
      </ul>
    </section>
  );
}
