"use client";

import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { type GalleryFilter, type GalleryQuery, galleryFilters } from "@/lib/client/gallery-query";
import { type PictureSize, pictureSizes } from "@/lib/domain/edit-list";
import type { GalleryOpening } from "@/lib/domain/gallery-opening";

const fieldStyle = "control-height w-full rounded-md border border-line bg-field px-2 text-control text-ink";

/** The filters that are needed less often than the chips. Each choice is a new address at once. */
export function FilterPanel({
  query,
  providers,
  onChange,
}: {
  query: GalleryQuery;
  providers: GalleryOpening["providers"];
  onChange: (change: Partial<GalleryQuery>) => void;
}) {
  const t = useTranslations("gallery");
  const tCommon = useTranslations("common");
  const nameOf = ({ id, label }: { id: string; label: string }) =>
    id === "builtin" ? tCommon("builtin.provider") : label;
  const models = providers.filter(({ id }) => !query.provider || id === query.provider).flatMap((each) => each.models);
  return (
    <fieldset className="grid grid-cols-2 gap-x-3 gap-y-2 border-b border-line bg-panel px-3 py-3 sm:grid-cols-4 sm:px-4 xl:grid-cols-[repeat(7,minmax(0,1fr))_auto]">
      <legend className="sr-only">{t("filterPanel")}</legend>
      <Labelled label={t("field.status")}>
        {(id) => (
          <Select
            id={id}
            className="w-full"
            value={query.filter}
            onChange={(event) => onChange({ filter: event.target.value as GalleryFilter })}
          >
            {galleryFilters.map((filter) => (
              <option key={filter} value={filter}>
                {t(`filter.${filter}`)}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
      <Labelled label={t("field.provider")}>
        {(id) => (
          <Select
            id={id}
            className="w-full"
            value={query.provider ?? ""}
            onChange={(event) => onChange({ provider: event.target.value || null, model: null })}
          >
            <option value="">{t("any")}</option>
            {withAsked(providers, query.provider).map((provider) => (
              <option key={provider.id} value={provider.id}>
                {nameOf(provider)}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
      <Labelled label={t("field.model")}>
        {(id) => (
          <Select
            id={id}
            className="w-full"
            value={query.model ?? ""}
            onChange={(event) => onChange({ model: event.target.value || null })}
          >
            <option value="">{t("any")}</option>
            {withAsked(models, query.model).map((model) => (
              <option key={model.id} value={model.id}>
                {model.id === "filters" ? tCommon("builtin.model") : model.label}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
      <Labelled label={t("field.size")}>
        {(id) => (
          <Select
            id={id}
            className="w-full"
            value={query.size ?? ""}
            onChange={(event) => onChange({ size: (event.target.value || null) as PictureSize | null })}
          >
            <option value="">{t("any")}</option>
            {(Object.keys(pictureSizes) as PictureSize[]).map((size) => (
              <option key={size} value={size}>
                {t(`size.${size}`)}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
      <Labelled label={t("field.from")}>
        {(id) => (
          <input
            id={id}
            type="date"
            className={fieldStyle}
            value={query.from ?? ""}
            max={query.to ?? undefined}
            onChange={(event) => onChange({ from: event.target.value || null })}
          />
        )}
      </Labelled>
      <Labelled label={t("field.to")}>
        {(id) => (
          <input
            id={id}
            type="date"
            className={fieldStyle}
            value={query.to ?? ""}
            min={query.from ?? undefined}
            onChange={(event) => onChange({ to: event.target.value || null })}
          />
        )}
      </Labelled>
      <Labelled label={t("field.sort")}>
        {(id) => (
          <Select
            id={id}
            className="w-full"
            value={query.sort}
            onChange={(event) => onChange({ sort: event.target.value as GalleryQuery["sort"] })}
          >
            <option value="newest">{t("sort.newest")}</option>
            <option value="oldest">{t("sort.oldest")}</option>
          </Select>
        )}
      </Labelled>
      <Button
        kind="quiet"
        className="self-end"
        onClick={() =>
          onChange({ filter: "all", provider: null, model: null, size: null, source: null, from: null, to: null })
        }
      >
        {t("resetFilters")}
      </Button>
    </fieldset>
  );
}

/** A provider that is set up no longer still has its pictures here. */
function withAsked<Item extends { id: string; label: string }>(items: readonly Item[], asked: string | null) {
  const isThere = asked === null || items.some(({ id }) => id === asked);
  const known = [...new Map(items.map((item) => [item.id, { id: item.id, label: item.label }])).values()];
  return isThere ? known : [...known, { id: asked, label: asked }];
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block text-label text-dim">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
