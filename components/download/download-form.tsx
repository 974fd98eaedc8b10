import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { NumberSlider } from "@/components/ui/number-slider";
import { Segmented } from "@/components/ui/segmented";
import type { DownloadChoice } from "@/lib/client/download-preferences";
import {
  downloadViews,
  hasQuality,
  holdsAlpha,
  MOTION_MAX_SIDE_PX,
  motionFormats,
  stillFormats,
} from "@/lib/domain/download";
import { fitInside, type Size } from "@/lib/domain/fit-size";
import type { Image } from "@/lib/domain/image";
import { layPair } from "@/lib/domain/pair-layout";
import type { BeforePicture } from "./before-picture";
import { GroundField } from "./ground-field";
import { SideField } from "./side-field";

export function DownloadForm({
  image,
  before,
  isOfModel,
  choice,
  onChange,
}: {
  image: Image;
  before: BeforePicture;
  isOfModel: boolean;
  choice: DownloadChoice;
  onChange: (change: Partial<DownloadChoice>) => void;
}) {
  const t = useTranslations("download");
  const id = useId();
  const { view, quality, background, metadata, hasLabels } = choice;
  const isPair = view !== "result";
  const isMotion = view === "wipe";
  const format = isMotion ? choice.motionFormat : choice.format;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-col gap-1">
        <FieldName>{t("view")}</FieldName>
        <Segmented
          label={t("view")}
          stretch
          value={view}
          options={downloadViews.map((value) => ({ value, label: t(`views.${value}`) }))}
          onChange={(value) => onChange({ view: value })}
        />
      </div>
      <div className="flex flex-col gap-1">
        <FieldName>{t("format")}</FieldName>
        {isMotion ? (
          <Segmented
            label={t("format")}
            stretch
            value={choice.motionFormat}
            options={motionFormats.map((value) => ({ value, label: t(`formats.${value}`) }))}
            onChange={(value) => onChange({ motionFormat: value })}
          />
        ) : (
          <Segmented
            label={t("format")}
            stretch
            value={choice.format}
            options={stillFormats.map((value) => ({ value, label: t(`formats.${value}`) }))}
            onChange={(value) => onChange({ format: value })}
          />
        )}
        <p className="text-label text-dim">
          {t(isMotion ? `motionHints.${choice.motionFormat}` : `formatHints.${choice.format}`)}
        </p>
      </div>
      {hasQuality(format) ? (
        <NumberSlider
          id={`${id}quality`}
          label={t("quality")}
          value={quality}
          emptyWord=""
          min={1}
          max={100}
          step={1}
          onChange={(value) => onChange({ quality: value })}
        />
      ) : null}
      <SideField
        key={isMotion ? "motion" : "still"}
        sizeAt={(side) => sizeOf(choice, before, image, side)}
        isWhole={!isPair}
        maxSide={isMotion ? choice.motionSide : choice.maxSide}
        onChange={(side) => onChange(isMotion ? { motionSide: side } : { maxSide: side })}
      />
      {image.hasAlpha || (isPair && before.hasAlpha) ? (
        <GroundField
          canKeep={holdsAlpha(view, format)}
          whyNot={isMotion ? t("noAlphaMotion") : t("noAlpha", { format: t(`formats.${format}`) })}
          background={background}
          onChange={(value) => onChange({ background: value })}
        />
      ) : null}
      <div className="flex flex-col gap-1">
        {isPair ? (
          <Switch
            label={t("labels")}
            hint={t("labelsHint")}
            isOn={hasLabels}
            onChange={(isOn) => onChange({ hasLabels: isOn })}
          />
        ) : null}
        {isOfModel ? (
          <Switch
            label={t("mark")}
            hint={t("markHint")}
            isOn={choice.hasMark}
            onChange={(isOn) => onChange({ hasMark: isOn })}
          />
        ) : null}
        <Switch
          label={t("recipe")}
          hint={metadata === "on" ? t("recipeOn") : t("recipeOff")}
          isOn={metadata === "on"}
          onChange={(isOn) => onChange({ metadata: isOn ? "on" : "off" })}
        />
      </div>
    </div>
  );
}

/** As large as the file will be at this longer side, or at the most. */
function sizeOf({ view, motionFormat }: DownloadChoice, before: Size, image: Size, side: number | null): Size {
  if (view === "result") return fitInside(image, side ?? Number.POSITIVE_INFINITY);
  if (view !== "wipe") return layPair(view, before, image, side).frame;
  const most = MOTION_MAX_SIDE_PX[motionFormat];
  return layPair("split", before, image, Math.min(side ?? most, most)).frame;
}

function FieldName({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden="true" className="text-label text-dim">
      {children}
    </span>
  );
}

function Switch({
  label,
  hint,
  isOn,
  onChange,
}: {
  label: string;
  hint: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const id = useId();
  return (
    <label className="flex min-h-8 cursor-pointer items-start gap-2.5 py-1 pointer-coarse:min-h-11">
      <input
        type="checkbox"
        checked={isOn}
        aria-label={label}
        aria-describedby={id}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        {label}
        <span id={id} className="block text-label text-dim">
          {hint}
        </span>
      </span>
    </label>
  );
}
