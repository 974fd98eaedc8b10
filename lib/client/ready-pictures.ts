/** With their elements: the browser forgets the pixels, and fetches a large file again, when nobody has one any more. */
const ready = new Map<string, HTMLImageElement>();

/** Has a picture fetched, after all that is looked at now, and decoded. What it answers lets it go; one holder an address. */
export function holdReady(address: string): () => void {
  const picture = new Image();
  let isHeld = true;
  picture.fetchPriority = "low";
  picture.src = address;
  picture.decode().then(
    () => isHeld && ready.set(address, picture),
    // One that cannot be decoded says so in its own place.
    () => undefined,
  );
  return () => {
    isHeld = false;
    ready.delete(address);
  };
}

/** Whether it is held, and can be shown as soon as it is asked for. */
export const isReady = (address: string): boolean => ready.has(address);
