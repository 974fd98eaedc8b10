import { clsx } from "clsx";
import { DividerLine } from "@/components/compare/divider-line";
import { fittedStyle } from "@/components/compare/fitted-style";
import type { Size } from "@/lib/client/camera";
import { fitInside } from "@/lib/domain/fit-size";
import { DISPLAY_MAX_PX, SMALL_MAX_PX, SMALLER_MAX_PX } from "@/lib/domain/image";
import { PHONE, PHONE_PICTURE_PX, type SharedResult } from "@/lib/domain/share";
import { fitIntoFrame } from "@/lib/domain/shared-frame";
import type { CompareWords, ShareWords } from "./share-words";

const slots = ["before", "after"] as const;

/** The comparison before anybody uses it, and where there is no JavaScript: HTML and CSS alone, as and where the viewport will be drawn. */
export function PlainCompare({
  result,
  alt,
  t,
  tCompare,
}: {
  result: SharedResult;
  alt: string;
  t: ShareWords;
  tCompare: CompareWords;
}) {
  const { before, after } = result;
  return (
    <div className="size-full overflow-hidden bg-stage select-none [container-type:size]">
      <div className="@container/frame absolute" style={fittedStyle(after)}>
        {slots.map((slot) => {
          const picture = result[slot];
          if (!picture) return null;
          const { width, height } = picture;
          const box = fitIntoFrame(picture, after);
          const label = before ? tCompare(slot) : t("result");
          return (
            <figure
              key={slot}
              className={clsx(
                "absolute inset-0",
                before &&
                  (slot === "before"
                    ? "[clip-path:inset(0_calc(100%-var(--divider,50%))_0_0)] group-has-[[value=after]:checked]/look:hidden group-has-[[value=before]:checked]/look:[clip-path:none]"
                    : "[clip-path:inset(0_0_0_var(--divider,50%))] group-has-[[value=before]:checked]/look:hidden group-has-[[value=after]:checked]/look:[clip-path:none]"),
              )}
            >
              <PlainPicture picture={picture} frame={after} alt={slot === "after" ? alt : t("before")} />
              <figcaption
                className={clsx(
                  "absolute top-3 rounded-full bg-plate px-2.5 py-0.75 text-label whitespace-nowrap text-white tabular-nums",
                  slot === "after" && before ? "right-3" : "left-3",
                  before && "@max-[22rem]/frame:hidden",
                )}
              >
                {tCompare(box.width < 1 || box.height < 1 ? "fittedSize" : "size", { label, width, height })}
              </figcaption>
            </figure>
          );
        })}
        {before ? (
          <div
            data-own-pointer
            // Where it cannot be moved it has no handle.
            className="absolute inset-y-0 left-(--divider,50%) w-11 -translate-x-1/2 cursor-ew-resize group-has-[[name=look]]/look:cursor-auto group-has-[[name=look]]/look:[&>:last-child]:hidden group-has-[[value=after]:checked]/look:hidden group-has-[[value=before]:checked]/look:hidden"
          >
            <DividerLine isUpright />
          </div>
        ) : null}
      </div>
    </div>
  );
}

const positions = ["both", "before", "after"] as const;

/** What one looks at, by three plain buttons where there is no JavaScript; where there is, nothing of it is in the page. */
export function PlainSwitches({ t }: { t: ShareWords }) {
  return (
    <noscript>
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
    </noscript>
  );
}

const forms = [
  ["smaller", SMALLER_MAX_PX],
  ["small", SMALL_MAX_PX],
  ["display", DISPLAY_MAX_PX],
] as const;

function PlainPicture({ picture, frame, alt }: { picture: SharedResult["after"]; frame: Size; alt: string }) {
  const box = fitIntoFrame(picture, frame);
  const percent = (part: number) => `${part * 100}%`;
  return (
    <img
      src={picture.urls.display}
      srcSet={forms.map(([form, maxPx]) => `${picture.urls[form]} ${fitInside(picture, maxPx).width}w`).join(", ")}
      sizes={`${PHONE} min(100vw, ${PHONE_PICTURE_PX}px), 100vw`}
      alt={alt}
      width={picture.width}
      height={picture.height}
      draggable={false}
      fetchPriority="high"
      className={clsx("absolute size-auto max-w-none", picture.hasAlpha && "checkerboard")}
      style={{ left: percent(box.x), top: percent(box.y), width: percent(box.width), height: percent(box.height) }}
    />
  );
}
