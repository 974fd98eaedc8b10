import { clsx } from "clsx";
import { ArrowRight, ChevronUp, Download, Heart, Info, RefreshCw, Share2, Shuffle, Trash2 } from "lucide-react";
import { type ComponentProps, lazy, type ReactNode, Suspense, useEffect } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useStore } from "zustand/react";
import { downloadAddress } from "@/lib/client/api/downloads";
import { downloadPreferences, quickOptions } from "@/lib/client/download-preferences";
import { isPlainClick } from "@/lib/client/is-plain-click";
import type { Version } from "@/lib/client/versions";
import { useStudio } from "./studio-provider";
import { useActionWords } from "./use-action-words";
import { useVersionHands } from "./use-version-hands";

const CompareMenu = lazy(() => import("./compare-menu").then(({ CompareMenu }) => ({ default: CompareMenu })));

const itemStyle =
  "inline-flex control-height min-w-9 items-center justify-center gap-2 rounded-md px-2.5 text-control text-ink transition-colors duration-150 hover:bg-field-hover pointer-coarse:min-w-11 pointer-coarse:px-2 @max-[28rem]/stage:flex-1 @max-[28rem]/stage:px-0";

/** What a narrow stage, or a phone on its side, has room for only behind "More". */
const foldedStyle = "@max-[28rem]/stage:hidden short:hidden";

/** The same, where a phone on its side has room for it. */
const foldedUprightStyle = "@max-[28rem]/stage:not-short:hidden";

const MoreMenu = lazy(() => import("./more-menu").then(({ MoreMenu }) => ({ default: MoreMenu })));

const titleOf = (label: string, keys?: string) => (keys ? `${label} (${keys})` : label);

/** Words where the stage is wide, the icon alone where it is narrow; the name stays the same. */
function Words({ children }: { children: ReactNode }) {
  return <span className="hidden @min-[53rem]/stage:inline">{children}</span>;
}

function Item({
  label,
  icon,
  keys,
  hasWords = true,
  className,
  ...rest
}: Omit<ComponentProps<"button">, "children"> & {
  label: string;
  icon: ReactNode;
  keys?: string;
  /** False for what stays an icon at every width. */
  hasWords?: boolean;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={titleOf(label, keys)}
      className={clsx(itemStyle, className)}
      {...rest}
    >
      {icon}
      {hasWords ? <Words>{label}</Words> : null}
    </button>
  );
}

/** In one press as the last time; beside it the choice. */
function DownloadItems({
  outputId,
  onDownload,
  onOptions,
}: {
  outputId: string;
  onDownload: () => void;
  onOptions: () => void;
}) {
  const words = useActionWords();
  const { label, keys, ...shortcuts } = words("download");
  const { label: choiceLabel, keys: choiceKeys, ...choiceShortcuts } = words("downloadAs");
  const locale = useLocale();
  const choice = useStore(downloadPreferences, (state) => state.choice);
  useEffect(() => downloadPreferences.getState().restored(), []);
  return (
    <span className="inline-flex @max-[28rem]/stage:flex-1">
      <a
        href={downloadAddress(outputId, quickOptions(choice, locale))}
        download
        aria-label={label}
        title={titleOf(label, keys)}
        {...shortcuts}
        className={clsx(itemStyle, "@min-[28rem]/stage:not-short:rounded-r-none @min-[28rem]/stage:not-short:pr-1.5")}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          onDownload();
        }}
      >
        <Download aria-hidden="true" size={16} />
        <Words>{label}</Words>
      </a>
      <button
        type="button"
        aria-label={choiceLabel}
        title={titleOf(choiceLabel, choiceKeys)}
        {...choiceShortcuts}
        aria-haspopup="dialog"
        className={clsx(
          "inline-flex control-height w-6 items-center justify-center rounded-r-md text-dim transition-colors duration-150 hover:bg-field-hover hover:text-ink",
          foldedStyle,
        )}
        onClick={onOptions}
      >
        <ChevronUp aria-hidden="true" size={14} />
      </button>
    </span>
  );
}

/**
 * What can be done with the finished version on the stage. Where it is narrow they share its width, and the seldom ones stand behind
 * one of them; on a phone on its side, a block beside the picture.
 */
export function ActionBar({
  version,
  onShare,
  areDetailsShown,
  onDetailsToggled,
}: {
  version: Version;
  onShare: () => void;
  areDetailsShown: boolean;
  onDetailsToggled: () => void;
}) {
  const t = useTranslations("studio");
  const words = useActionWords();
  const hands = useVersionHands();
  const sheetOpened = useStudio((state) => state.sheetOpened);
  const isAlone = useStudio((state) => state.look.alone);
  const { output } = version;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div
      role="group"
      aria-label={t("action.bar")}
      className="flex max-w-full items-center overflow-x-auto rounded-lg bg-panel p-1 shadow-float @max-[28rem]/stage:w-full @min-[53rem]/stage:gap-1 short:absolute short:inset-y-1 short:right-1 short:my-auto short:grid short:h-max short:max-h-full short:w-max! short:grid-cols-[repeat(3,2.75rem)] short:gap-0!"
    >
      {isAlone ? null : (
        <Suspense>
          <CompareMenu version={version} itemClass={itemStyle} />
        </Suspense>
      )}
      <Item
        {...words("favourite")}
        icon={<Heart aria-hidden="true" size={16} className={output.favourite ? "fill-accent text-ring" : undefined} />}
        aria-pressed={output.favourite}
        onClick={() => hands.toggleFavourite(version)}
      />
      <Item
        {...words("reuse")}
        icon={<RefreshCw aria-hidden="true" size={16} />}
        onClick={() => hands.reuse(version)}
      />
      <Item
        {...words("useAsSource")}
        icon={<ArrowRight aria-hidden="true" size={16} />}
        onClick={() => hands.makeSource(version)}
      />
      <Item
        {...words("otherProvider")}
        hasWords={false}
        icon={<Shuffle aria-hidden="true" size={16} />}
        className={foldedStyle}
        aria-haspopup="dialog"
        onClick={() => sheetOpened("otherProvider")}
      />
      <DownloadItems
        outputId={output.id}
        onDownload={() => void hands.download(version)}
        onOptions={() => sheetOpened("download")}
      />
      <Item
        {...words("share")}
        icon={<Share2 aria-hidden="true" size={16} />}
        aria-haspopup="dialog"
        onClick={onShare}
      />
      <Item
        label={t("action.details")}
        icon={<Info aria-hidden="true" size={16} />}
        aria-expanded={areDetailsShown}
        className={clsx("aria-expanded:bg-chosen", foldedUprightStyle)}
        onClick={onDetailsToggled}
      />
      <Item
        {...words("delete")}
        hasWords={false}
        icon={<Trash2 aria-hidden="true" size={16} />}
        className={foldedUprightStyle}
        onClick={() => void hands.remove(version)}
      />
      <Suspense>
        <MoreMenu
          itemClass={itemStyle}
          areDetailsShown={areDetailsShown}
          onDetailsToggled={onDetailsToggled}
          onDelete={() => void hands.remove(version)}
        />
      </Suspense>
    </div>
  );
}
