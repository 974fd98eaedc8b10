import { DownloadDialog } from "@/components/download/download-dialog";
import { chainTo, findVersion } from "@/lib/client/versions";
import { useStudio, useStudioParts } from "./studio-provider";
import { useStagePictures } from "./use-stage-pictures";

/** The dialog for the version on the stage, beside what it is compared with there; nothing while there is none. */
export function DownloadSheet({ onClose }: { onClose: () => void }) {
  const edits = useStudio((state) => state.edits);
  const lookedAt = useStudio((state) => state.look.outputId);
  const { providers } = useStudioParts();
  const pictures = useStagePictures();
  const version = findVersion(edits, lookedAt);
  if (!version?.output.image) return null;
  const { source } = version.edit;
  const before = pictures?.after ? { ...pictures.before, id: pictures.before.key } : source;
  const isOfModel = chainTo(edits, version.output.id).some(
    ({ edit }) => providers.find(({ id }) => id === edit.recipe.provider)?.ai ?? true,
  );
  return <DownloadDialog version={version} before={before} isOfModel={isOfModel} onClose={onClose} />;
}
