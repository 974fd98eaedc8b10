import { CompareToolbar } from "@/components/compare/compare-toolbar";
import { type ComparePicture, CompareViewport } from "@/components/compare/compare-viewport";

/** The studio's own viewport with its bar, for a stranger. Loaded after the page is readable. */
export function SharedViewport({
  before,
  after,
  onSwipe,
}: {
  before: ComparePicture;
  after: ComparePicture | null;
  onSwipe?: (direction: 1 | -1) => void;
}) {
  return (
    <div className="flex size-full flex-col">
      <div className="flex h-12 shrink-0 items-center">
        <CompareToolbar />
      </div>
      <div className="min-h-0 flex-1">
        <CompareViewport before={before} after={after} onSwipe={onSwipe} />
      </div>
    </div>
  );
}
