/** `unavailable`: no clipboard for pictures here (plain http, an old browser). `refused`: there is one, and the browser said no. */
export type PictureCopy = "copied" | "unavailable" | "refused";

/**
 * Puts a PNG that is still on its way into the clipboard, within the press that asked for it. Rejects as `coming` does; what the browser
 * says no to is told.
 */
export async function copyPicture(coming: Promise<Blob>): Promise<PictureCopy> {
  const { clipboard } = navigator;
  if (!clipboard?.write || typeof ClipboardItem === "undefined") {
    coming.catch(() => undefined);
    return "unavailable";
  }
  try {
    await clipboard.write([new ClipboardItem({ "image/png": coming })]);
    return "copied";
  } catch {
    await coming;
    return "refused";
  }
}
