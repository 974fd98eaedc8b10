import { InlineScript } from "./inline-script";

/**
 * On a slow machine a page is painted as far as it has been read, and its parts would move as they grow. The grid's input comes after them; what
 * React sends after the rest stands in a template until it is put in its place. Looked at before each painting, and over with the last: a
 * `:has` in the style sheet says the same in one line, and took 7 ms of every result that is shown.
 */
const script = `(() => {
  const sheet = new CSSStyleSheet();
  const find = (selector) => document.querySelector(".studio-grid > " + selector);
  const look = () => {
    const isRead = find("input");
    if (isRead && !find('form template[id^="B:"]')) {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      return;
    }
    sheet.replaceSync(".studio-grid > " + (isRead ? "form" : "*") + " { visibility: hidden }");
    requestAnimationFrame(look);
  };
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  look();
})()`;

/** Shows nothing of the studio in pieces while it is being read. */
export function PaintWhole({ nonce }: { nonce: string | undefined }) {
  return <InlineScript nonce={nonce} script={script} />;
}
