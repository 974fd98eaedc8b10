import { useMissedPictures } from "@/components/shell/use-missed-pictures";
import { useTrouble } from "@/components/shell/use-trouble";

/** What is down on the server while tiles lack their pictures or the order could not be read; both are had again by themselves. */
export function useGalleryTrouble(isOrderMissing: boolean, readOrder: () => void) {
  const { isMissing, pictureMissed, bringAgain } = useMissedPictures();
  const trouble = useTrouble(isMissing || isOrderMissing, () => {
    bringAgain();
    if (isOrderMissing) readOrder();
  });
  return { trouble, pictureMissed };
}
