import { clsx } from "clsx";
import type { Image } from "@/lib/domain/image";

/** A picture as it lies in a tile: a blur of itself until it is there, squares where it is transparent. */
export function GalleryHalf({ image, alt, className }: { image: Image; alt: string; className?: string }) {
  return (
    <span className={clsx("absolute overflow-hidden", image.hasAlpha && "checkerboard", className)}>
      {image.hasAlpha ? null : (
        <span
          className="absolute inset-0 scale-110 bg-cover bg-center blur-md"
          style={{ backgroundImage: `url("${image.placeholder}")` }}
        />
      )}
      <img
        src={image.urls.thumb}
        alt={alt}
        width={image.width}
        height={image.height}
        loading="lazy"
        decoding="async"
        draggable={false}
        className="absolute inset-0 size-full object-cover"
      />
    </span>
  );
}
