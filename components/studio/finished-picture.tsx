import { Heart } from "lucide-react";
import { useDifferenceWords } from "@/components/compare/use-difference-words";
import type { Difference } from "@/lib/domain/difference";
import type { Image } from "@/lib/domain/image";

/** A small picture that never jumps: its blurred likeness is there before it. */
export function FinishedPicture({
  image,
  alt,
  isFavourite = false,
  difference = null,
}: {
  image: Image;
  alt: string;
  isFavourite?: boolean;
  /** From what it was made of. */
  difference?: Difference | null;
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
      {difference ? <ChangePlate difference={difference} /> : null}
    </>
  );
}

function ChangePlate({ difference }: { difference: Difference }) {
  const { percentOf, changed, displaced, listed } = useDifferenceWords();
  const words = listed([...displaced(difference), changed(difference)]);
  return (
    <span
      title={words}
      className="absolute right-1 bottom-1 rounded-full bg-plate px-1.5 text-glance text-white tabular-nums"
    >
      <span aria-hidden="true">Δ {percentOf(difference.changedShare)} %</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
