import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { lazyPart } from "@/components/ui/lazy-part";
import { findVersion } from "@/lib/client/versions";
import { EmptyStage } from "./empty-stage";
import { StageNotice } from "./stage-notice";
import { useStudio } from "./studio-provider";

// Nothing of these is needed before there is a picture; `use-parts-ahead` fetches them when one is near.
const ActionBar = lazyPart(() => import("./action-bar").then(({ ActionBar }) => ({ default: ActionBar })));
const StageViewport = lazyPart(() =>
  import("./stage-viewport").then(({ StageViewport }) => ({ default: StageViewport })),
);
const PictureProblem = lazy(() =>
  import("./picture-problem").then(({ PictureProblem }) => ({ default: PictureProblem })),
);
const UploadProgress = lazy(() =>
  import("./upload-progress").then(({ UploadProgress }) => ({ default: UploadProgress })),
);
const VersionPlate = lazyPart(() => import("./version-plate").then(({ VersionPlate }) => ({ default: VersionPlate })));
const VersionDetails = lazy(() =>
  import("./version-details").then(({ VersionDetails }) => ({ default: VersionDetails })),
);

const ContactSheet = lazy(() => import("./contact-sheet").then(({ ContactSheet }) => ({ default: ContactSheet })));
const Lineage = lazy(() => import("./lineage").then(({ Lineage }) => ({ default: Lineage })));

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
  const isEmpty = useStudio(({ original, upload }) => !original && !upload);
  const isUploading = useStudio(({ upload }) => upload !== null);
  const edits = useStudio((state) => state.edits);
  const lookedAt = useStudio((state) => state.look.outputId);
  const problem = useStudio((state) => state.pictureProblem);
  const sheet = useStudio((state) => state.sheet);
  const [areDetailsShown, setDetailsShown] = useState(false);
  const version = isUploading ? null : findVersion(edits, lookedAt);
  const isFinished = version?.output.status === "succeeded";
  return (
    <section aria-label={t("stage")} className="@container/stage relative stage-height flex-1 overflow-hidden bg-stage">
      {isEmpty ? null : (
        <Suspense>
          <StageViewport />
        </Suspense>
      )}
      {isEmpty ? (
        <div className="absolute inset-0 overflow-y-auto">
          <EmptyStage onChoose={onChoose} />
        </div>
      ) : null}
      <div className="stage-layer inset-x-0 top-0 flex-col items-center gap-2">
        {isOffline ? <StageNotice>{t("offline")}</StageNotice> : null}
        {isMissing && isEmpty ? <StageNotice>{t("gone")}</StageNotice> : null}
        {problem ? (
          <Suspense>
            <PictureProblem problem={problem} />
          </Suspense>
        ) : null}
      </div>
      <div className="stage-layer inset-0 items-end justify-center">
        <Suspense>{isUploading ? <UploadProgress /> : null}</Suspense>
        {version ? (
          <Suspense>
            {isFinished ? (
              <ActionBar
                version={version}
                onShare={onShare}
                areDetailsShown={areDetailsShown}
                onDetailsToggled={() => setDetailsShown(!areDetailsShown)}
              />
            ) : (
              <VersionPlate version={version} />
            )}
          </Suspense>
        ) : null}
      </div>
      {areDetailsShown && version && isFinished ? (
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
