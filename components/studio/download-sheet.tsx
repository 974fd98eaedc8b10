import { DownloadDialog } from "@/components/download/download-dialog";
import { findVersion } from "@/lib/client/versions";
import { useStudio } from "./studio-provider";
import { useStagePictures } from "./use-stage-pictures";

/** The dialog for the version on the stage, beside what it is compared with there; nothing while there is none. */
export function DownloadSheet({ onClose }: { onClose: () => void }) {
  const edits = useStudio((state) => state.edits);
  const lookedAt = useStudio((state) => state.look.outputId);
  const pictures = useStagePictures();
  const version = findVersion(edits, lookedAt);
  if (!version?.output.image) return null;
  const { source } = version.edit;
  const before = pictures?.after ? { ...pictures.before, id: pictures.before.key } : source;
  return <DownloadDialog version={version} before={before} onClose={onClose} />;
}
