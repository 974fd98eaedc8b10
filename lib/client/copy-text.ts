/**
 * Puts a text that is still on its way into the clipboard, within the press that asked for it: a browser that has waited for an answer
 * first does not count that press any more. False when the browser refuses, or has no clipboard here (http, not this machine).
 */
export async function copyText(coming: Promise<string>): Promise<boolean> {
  const { clipboard } = navigator;
  if (!clipboard) return false;
  try {
    if (typeof ClipboardItem === "undefined") await clipboard.writeText(await coming);
    else {
      const item = coming.then((text) => new Blob([text], { type: "text/plain" }));
      await clipboard.write([new ClipboardItem({ "text/plain": item })]);
    }
    return true;
  } catch {
    return false;
  }
}
