import { clsx } from "clsx";
import { useTranslations } from "use-intl";
import type { SharedResult } from "@/lib/domain/share";

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
      <div className="grid min-h-0 flex-1 auto-cols-fr grid-flow-col gap-0.5 bg-stage">
        {slots.map((slot) => (
          <figure
            key={slot}
            className={clsx(
              "relative min-h-0 min-w-0",
              slot === "before" && "group-has-[[value=after]:checked]/plain:hidden",
              slot === "after" && "group-has-[[value=before]:checked]/plain:hidden",
            )}
          >
            <PlainPicture picture={result[slot]} alt={slot === "after" ? alt : t("before")} />
            <figcaption className="absolute top-3 left-3 rounded-full bg-plate px-2.5 py-0.5 text-label text-white">
              {result.before ? t(slot) : t("result")}
            </figcaption>
          </figure>
        ))}
      </div>
    </div>
  );
}

function PlainPicture({ picture, alt }: { picture: SharedResult["before"]; alt: string }) {
  if (!picture) return null;
  return (
    <img
      src={picture.urls.display}
      alt={alt}
      width={picture.width}
      height={picture.height}
      fetchPriority="high"
      className={clsx("absolute inset-0 size-full object-contain", picture.hasAlpha && "checkerboard")}
    />
  );
}
