/** Runs where it stands, while the page is still being read: with what the server drew, never with a screen that is gone to. */
export function InlineScript({ nonce, script }: { nonce: string | undefined; script: string }) {
  // The browser hides the nonce from the page, which finds another one there than it was drawn with.
  // biome-ignore lint/security/noDangerouslySetInnerHtml: both are constants of ours.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}
