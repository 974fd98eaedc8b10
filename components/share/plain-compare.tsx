import { clsx } from "clsx";
import { useTranslations } from "use-intl";
import { fittedStyle } from "@/components/compare/fitted-style";
import type { Size } from "@/lib/client/camera";
import { fitInside } from "@/lib/domain/fit-size";
import { DISPLAY_MAX_PX, SMALL_MAX_PX } from "@/lib/domain/image";
import type { SharedResult } from "@/lib/domain/share";
import { fitIntoFrame } from "@/lib/domain/shared-frame";

/** A screen that the small form is enough for. */
export const PHONE = "(max-width: 639px)";

const positions = ["both", "before", "after"] as const;

/** The comparison before JavaScript has come, and where none does: HTML and CSS alone, in the places where the viewport will stand. */
export function PlainCompare({ result, alt }: { result: SharedResult; alt: string }) {
  const t = useTranslations("share");
  const slots = result.before ? (["before", "after"] as const) : (["after"] as const);
  return (
    <div className="group/plain flex size-full flex-col">
      <div className="flex h-12 shrink-0 items-center justify-center">
        {result.before ? (
          <fieldset className="inline-flex rounded-md">
            <legend className="sr-only">{t("look")}</legend>
            {positions.map((position) => (
              <label
                key={position}
                className="relative inline-flex control-height cursor-pointer items-center rounded-md px-3 text-control whitespace-nowrap text-dim select-none hover:text-ink has-checked:bg-chosen has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-ring"
              >
                <input
                  type="radio"
                  name="look"
                  value={position}
                  defaultChecked={position === "both"}
                  className="absolute inset-0 size-full cursor-[inherit] appearance-none outline-none focus-visible:shadow-none"
                />
                {t(position)}
              </label>
            ))}
          </fieldset>
        ) : null}
      </div>
      <div className="relative min-h-0 flex-1 overflow-hidden bg-stage [container-type:size]">
        <div className="absolute" style={fittedStyle(result.after)}>
          {slots.map((slot) => (
            <figure
              key={slot}
              className={clsx(
                "absolute inset-0",
                slot === "before" &&
                  "[clip-path:inset(0_50%_0_0)] group-has-[[value=after]:checked]/plain:hidden group-has-[[value=before]:checked]/plain:[clip-path:none]",
                slot === "after" &&
                  result.before &&
                  "[clip-path:inset(0_0_0_50%)] group-has-[[value=before]:checked]/plain:hidden group-has-[[value=after]:checked]/plain:[clip-path:none]",
              )}
            >
              <PlainPicture picture={result[slot]} frame={result.after} alt={slot === "after" ? alt : t("before")} />
              <figcaption
                className={clsx(
                  "absolute top-3 rounded-full bg-plate px-2.5 py-0.5 text-label text-white",
                  slot === "after" && result.before ? "right-3" : "left-3",
                )}
              >
                {result.before ? t(slot) : t("result")}
              </figcaption>
            </figure>
          ))}
          {result.before ? (
            <span className="absolute inset-y-0 left-1/2 hidden w-0.5 -translate-x-1/2 bg-white group-has-[[value=both]:checked]/plain:block" />
          ) : null}
        </div>
      </div>
    </div>
  );
}

function PlainPicture({ picture, frame, alt }: { picture: SharedResult["before"]; frame: Size; alt: string }) {
  if (!picture) return null;
  const box = fitIntoFrame(picture, frame);
  const percent = (part: number) => `${part * 100}%`;
  return (
    <img
      src={picture.urls.display}
      srcSet={`${picture.urls.small} ${widthWithin(picture, SMALL_MAX_PX)}w, ${picture.urls.display} ${widthWithin(picture, DISPLAY_MAX_PX)}w`}
      // More than three pixels of a picture on each of a phone's points nobody sees.
      sizes={`${PHONE} min(100vw, 360px), 100vw`}
      alt={alt}
      width={picture.width}
      height={picture.height}
      fetchPriority="high"
      className={clsx("absolute size-auto max-w-none", picture.hasAlpha && "checkerboard")}
      style={{ left: percent(box.x), top: percent(box.y), width: percent(box.width), height: percent(box.height) }}
    />
  );
}

/** How wide the form is whose long side is at most `maxPx`. */
function widthWithin(size: Size, maxPx: number): number {
  return fitInside(size, maxPx).width;
}
