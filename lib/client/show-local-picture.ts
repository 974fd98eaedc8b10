import type { LocalPicture } from "./studio-store/uploads-slice";

/** Shows a file from this machine, upright as browsers do; null when this browser cannot read its format. */
export function showLocalPicture(file: Blob): Promise<LocalPicture | null> {
  const url = URL.createObjectURL(file);
  return new Promise((resolve) => {
    const picture = new Image();
    picture.onload = () => resolve({ url, width: picture.naturalWidth, height: picture.naturalHeight });
    picture.onerror = () => {
      URL.revokeObjectURL(url);
      resolve(null);
    };
    picture.src = url;
  });
}

/** Resolves when the address can be drawn without a gap, or cannot be at all: its own place will tell that. */
export async function preloadPicture(address: string): Promise<void> {
  const picture = new Image();
  picture.src = address;
  await picture.decode().catch(() => undefined);
}
