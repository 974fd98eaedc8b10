import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import type { Difference } from "@/lib/domain/difference";
import type { Locale } from "@/lib/domain/locale";
import { messages } from "@/lib/messages/messages";
import { DifferencePanel } from "./difference-panel";

const known: Difference = {
  changedShare: 0.25,
  meanDeltaE: 4,
  p95DeltaE: 12,
  threshold: 3,
  movedX: 0,
  movedY: 0,
  zoom: 1,
  aligned: true,
  comparedWidth: 1248,
  comparedHeight: 832,
};
const work = { client: null, measured: null, hasFailed: false, retry: () => undefined };

function words(locale: Locale, figures: Difference | null, changedShare: number | null): string {
  const markup = renderToStaticMarkup(
    <IntlProvider locale={locale} messages={{ compare: messages[locale].compare }} timeZone="UTC">
      <DifferencePanel known={figures} work={work} changedShare={changedShare} />
    </IntlProvider>,
  );
  return markup.replace(/<[^>]+>/g, "");
}

describe("what the panel of the difference says", () => {
  it.each([
    ["en", "Measuring what differs …", "25.0 % changed", "Drawing the heat map …", "1248 × 832"],
    ["zh-CN", "正在测量差异…", "25.0%", "正在绘制差异图…", "1248 × 832"],
  ] as const)("is, in %s, how far it is: measuring, drawing with the server's figures there, drawn", (...row) => {
    const [locale, measuring, share, drawing, size] = row;
    expect(words(locale, null, null)).toContain(measuring);
    const between = words(locale, known, null);
    expect(between).toContain(share);
    expect(between).toContain(drawing);
    expect(between).not.toContain(size);
    const drawn = words(locale, known, 0.25);
    expect(drawn).toContain(size);
    expect(drawn).not.toContain(drawing);
  });
});
