import { clsx } from "clsx";
import { Lock } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Version } from "@/lib/client/versions";
import type { Image } from "@/lib/domain/image";
import type { ShareDraft } from "./share-form";

/** The page as the stranger will see it, small, while its terms are chosen. */
export function SharePreview({
  versions,
  draft,
  hasPassword,
}: {
  versions: Version[];
  draft: ShareDraft;
  hasPassword: boolean;
}) {
  const t = useTranslations("sharing");
  const tShare = useTranslations("share");
  const [first] = versions;
  if (!first) return null;
  const { recipe, source } = first.edit;
  const untitled = draft.showOriginal ? tShare("untitled") : tShare("untitledAlone");
  const facts = [
    ["model", recipe.provider === "builtin" ? tShare("builtin") : recipe.model],
    ["strength", recipe.strength],
    ["steps", recipe.steps],
    ["guidanceScale", recipe.guidanceScale],
    ["seed", first.output.seed],
  ] as const;
  return (
    <section aria-label={t("preview")} className="flex flex-col gap-1">
      <p className="text-label text-dim">{t("preview")}</p>
      <div className="flex flex-col gap-2.5 overflow-hidden rounded-lg border border-line bg-ground p-3">
        {draft.password || hasPassword ? (
          <p className="flex items-center gap-1.5 text-label text-dim">
            <Lock aria-hidden="true" size={12} />
            {t("previewAsks")}
          </p>
        ) : null}
        <div>
          <p className="truncate text-writing font-semibold">{draft.title || untitled}</p>
          {draft.note ? <p className="line-clamp-2 text-label text-dim">{draft.note}</p> : null}
        </div>
        <div
          className="relative max-h-64 w-full self-center overflow-hidden rounded-md bg-stage"
          style={{ aspectRatio: first.output.image ? first.output.image.width / first.output.image.height : 1.5 }}
        >
          {draft.showOriginal ? <Picture image={source} className="[clip-path:inset(0_50%_0_0)]" /> : null}
          <Picture
            image={first.output.image}
            className={draft.showOriginal ? "[clip-path:inset(0_0_0_50%)]" : undefined}
          />
          {draft.showOriginal ? <span className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-white" /> : null}
        </div>
        {versions.length > 1 ? (
          <div className="flex gap-1.5 overflow-hidden">
            {versions.map(({ output }) => (
              <span key={output.id} className="relative size-10 shrink-0 overflow-hidden rounded-sm">
                <Picture image={output.image} isFilled />
              </span>
            ))}
          </div>
        ) : null}
        {draft.showRecipe ? (
          <>
            <p className="line-clamp-3 wrap-anywhere">“{recipe.prompt}”</p>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 text-label">
              {facts.map(([name, value]) =>
                value === null ? null : (
                  <div key={name} className="contents">
                    <dt className="text-dim">{tShare(name)}</dt>
                    <dd className="truncate text-right tabular-nums">{value}</dd>
                  </div>
                ),
              )}
            </dl>
          </>
        ) : null}
        <p className="flex gap-2 text-label empty:hidden">
          {draft.allowDownload ? (
            <span className="rounded-sm bg-accent px-2 py-0.5 font-semibold text-on-accent">{tShare("download")}</span>
          ) : null}
          {draft.showRecipe ? (
            <span className="rounded-sm border border-line px-2 py-0.5">{tShare("tryRecipe")}</span>
          ) : null}
        </p>
      </div>
    </section>
  );
}

function Picture({ image, className, isFilled }: { image: Image | null; className?: string; isFilled?: boolean }) {
  if (!image) return null;
  return (
    <img
      src={isFilled ? image.urls.thumb : image.urls.display}
      alt=""
      className={clsx("absolute inset-0 size-full", isFilled ? "object-cover" : "object-contain", className)}
    />
  );
}
