import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { findVersion } from "@/lib/client/versions";
import { ActionBar } from "./action-bar";
import { EmptyStage } from "./empty-stage";
import { PictureProblem } from "./picture-problem";
import { StageNotice } from "./stage-notice";
import { useStudio } from "./studio-provider";
import { UploadProgress } from "./upload-progress";
import { useNeighboursReady } from "./use-neighbours-ready";
import { useStagePictures } from "./use-stage-pictures";

// Nothing of these is needed before there is a picture; `studio-screen` fetches the viewport ahead.
const CompareViewport = lazy(() =>
  import("@/components/compare/compare-viewport").then(({ CompareViewport }) => ({ default: CompareViewport })),
);
const VersionPlate = lazy(() => import("./version-plate").then(({ VersionPlate }) => ({ default: VersionPlate })));
const VersionDetails = lazy(() =>
  import("./version-details").then(({ VersionDetails }) => ({ default: VersionDetails })),
);

const ContactSheet = lazy(() => import("./contact-sheet").then(({ ContactSheet }) => ({ default: ContactSheet })));
const Lineage = lazy(() => import("./lineage").then(({ Lineage }) => ({ default: Lineage })));

/** The height of the action bar and the air around it, which the fitted picture keeps free. */
const ACTION_BAR_PX = 64;

export function Stage({
  onChoose,
  onShare,
  isOffline,
  isMissing,
}: {
  onChoose: () => void;
  onShare: () => void;
  isOffline: boolean;
  isMissing: boolean;
}) {
  const t = useTranslations("studio");
  const pictures = useStagePictures();
  useNeighboursReady();
  const isEmpty = useStudio(({ original, upload }) => !original && !upload);
  const isUploading = useStudio(({ upload }) => upload !== null);
  const edits = useStudio((state) => state.edits);
  const lookedAt = useStudio((state) => state.look.outputId);
  const stepped = useStudio((state) => state.stepped);
  const sheet = useStudio((state) => state.sheet);
  const [areDetailsShown, setDetailsShown] = useState(false);
  const version = isUploading ? null : findVersion(edits, lookedAt);
  return (
    <section aria-label={t("stage")} className="@container/stage relative min-h-48 flex-1 overflow-hidden bg-stage">
      {pictures ? (
        <Suspense>
          <CompareViewport {...pictures} onSwipe={stepped} bottomInset={version || isUploading ? ACTION_BAR_PX : 0} />
        </Suspense>
      ) : null}
      {isEmpty ? (
        <div className="absolute inset-0 overflow-y-auto">
          <EmptyStage onChoose={onChoose} />
        </div>
      ) : null}
      <div className="pointer-events-none absolute inset-x-0 top-0 flex flex-col items-center gap-2 p-3 *:pointer-events-auto">
        {isOffline ? <StageNotice>{t("offline")}</StageNotice> : null}
        {isMissing && isEmpty ? <StageNotice>{t("gone")}</StageNotice> : null}
        <PictureProblem />
      </div>
      <div className="pointer-events-none absolute inset-x-0 bottom-0 flex justify-center p-3 *:pointer-events-auto">
        {isUploading ? <UploadProgress /> : null}
        {version?.output.status === "succeeded" ? (
          <ActionBar
            version={version}
            onShare={onShare}
            areDetailsShown={areDetailsShown}
            onDetailsToggled={() => setDetailsShown(!areDetailsShown)}
          />
        ) : null}
        {version && version.output.status !== "succeeded" ? (
          <Suspense>
            <VersionPlate version={version} />
          </Suspense>
        ) : null}
      </div>
      {areDetailsShown && version?.output.status === "succeeded" ? (
        <Suspense>
          <VersionDetails version={version} onClose={() => setDetailsShown(false)} />
        </Suspense>
      ) : null}
      {isUploading ? null : (
        <Suspense>
          {sheet === "contactSheet" ? <ContactSheet /> : null}
          {sheet === "lineage" ? <Lineage /> : null}
        </Suspense>
      )}
    </section>
  );
}
