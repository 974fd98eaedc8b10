import { clsx } from "clsx";
import type { Image } from "@/lib/domain/image";

/** A picture as it lies in a tile: a blur of itself until it is there, squares where it is transparent. One node: a grid has many. */
export function GalleryHalf({ image, alt, className }: { image: Image; alt: string; className?: string }) {
  return (
    <img
      src={image.urls.thumb}
      alt={alt}
      decoding="async"
      draggable={false}
      className={clsx(
        "absolute h-full bg-cover bg-center object-cover text-transparent",
        image.hasAlpha && "checkerboard",
        className,
      )}
      style={image.hasAlpha ? undefined : { backgroundImage: `url("${image.placeholder}")` }}
    />
  );
}
