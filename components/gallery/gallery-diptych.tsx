import type { Image } from "@/lib/domain/image";
import { GalleryHalf } from "./gallery-half";

/** Before on the left, after on the right, cut where `--cut` says; only the after where there is no room for both. */
export function GalleryDiptych({
  before,
  after,
  prompt,
  isSmall,
}: {
  before: Image;
  after: Image;
  prompt: string;
  isSmall: boolean;
}) {
  if (isSmall) return <GalleryHalf image={after} alt={prompt} className="inset-0 w-full" />;
  return (
    <>
      <GalleryHalf image={before} alt="" className="inset-0 w-full [clip-path:inset(0_calc(100%-var(--cut))_0_0)]" />
      <GalleryHalf image={after} alt={prompt} className="inset-0 w-full [clip-path:inset(0_0_0_var(--cut))]" />
      <span className="absolute inset-y-0 left-(--cut) w-px -translate-x-1/2 bg-white/90 shadow-[0_0_2px_rgb(0_0_0/0.5)]" />
      <span
        aria-hidden="true"
        className="absolute inset-x-0 bottom-0 bg-linear-to-t from-black/80 via-black/62 via-55% to-transparent px-2.5 pt-5 pb-2 text-label text-white"
      >
        <span className="line-clamp-1 wrap-anywhere pointer-fine:group-hover/tile:line-clamp-3">{prompt}</span>
      </span>
    </>
  );
}
