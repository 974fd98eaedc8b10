import { clsx } from "clsx";
import type { SharedPage, SharedPicture, SharedResult } from "@/lib/domain/share";
import { PictureLink } from "./picture-link";
import type { ShareWords } from "./share-words";

/** Every picture of a share, small, half before and half after; each leads to its comparison, also without JavaScript. */
export function ContactSheet({ page, chosen, t }: { page: SharedPage; chosen: SharedResult; t: ShareWords }) {
  return (
    <nav aria-label={t("all")}>
      <ul className="flex gap-2 overflow-x-auto p-1 sm:flex-wrap">
        {page.results.map((result, at) => {
          const prompt = result.recipe?.recipe.prompt;
          return (
            <li key={result.index} className="shrink-0">
              <PictureLink
                href={`/s/${page.token}?i=${result.index}`}
                aria-current={result === chosen ? "true" : undefined}
                aria-label={
                  prompt ? t("openPictureOf", { number: at + 1, prompt }) : t("openPicture", { number: at + 1 })
                }
                className={clsx(
                  "relative block h-20 overflow-hidden rounded-md sm:h-24",
                  result === chosen ? "outline-2 outline-offset-1 outline-accent" : "opacity-85 hover:opacity-100",
                )}
                style={{ aspectRatio: Math.min(2, Math.max(0.6, result.after.width / result.after.height)) }}
              >
                {result.before ? (
                  <>
                    <Thumb picture={result.before} className="[clip-path:inset(0_50%_0_0)]" />
                    <Thumb picture={result.after} className="[clip-path:inset(0_0_0_50%)]" />
                    <span className="absolute inset-y-0 left-1/2 w-px -translate-x-1/2 bg-white/90" />
                  </>
                ) : (
                  <Thumb picture={result.after} />
                )}
              </PictureLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Thumb({ picture, className }: { picture: SharedPicture; className?: string }) {
  return (
    <img
      src={picture.urls.thumb}
      alt=""
      loading="lazy"
      className={clsx("absolute inset-0 size-full object-cover", picture.hasAlpha && "checkerboard", className)}
    />
  );
}
