import { Heart } from "lucide-react";
import type { Image } from "@/lib/domain/image";

/** A small picture that never jumps: its blurred likeness is there before it. */
export function FinishedPicture({
  image,
  alt,
  isFavourite = false,
}: {
  image: Image;
  alt: string;
  isFavourite?: boolean;
}) {
  return (
    <>
      <img
        src={image.urls.thumb}
        alt={alt}
        loading="lazy"
        decoding="async"
        draggable={false}
        className={image.hasAlpha ? "checkerboard size-full object-cover" : "size-full bg-cover bg-center object-cover"}
        style={image.hasAlpha ? undefined : { backgroundImage: `url("${image.placeholder}")` }}
      />
      {isFavourite ? (
        <Heart
          aria-hidden="true"
          size={14}
          className="absolute top-1.5 right-1.5 fill-white text-white drop-shadow-[0_0_2px_#000]"
        />
      ) : null}
    </>
  );
}
