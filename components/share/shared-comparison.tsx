import type { SharedResult } from "@/lib/domain/share";
import { PlainCompare, PlainSwitches } from "./plain-compare";
import type { CompareWords, ShareWords } from "./share-words";
import { SharedStage } from "./shared-stage";

/** Before and after of a shared result: drawn by the server, brought to life by the browser. */
export function SharedComparison({
  result,
  alt,
  t,
  tCompare,
  neighbours,
}: {
  result: SharedResult;
  alt: string;
  t: ShareWords;
  tCompare: CompareWords;
  /** The pages of the pictures before and after this one, where there are several. */
  neighbours?: { previous: string | null; next: string | null };
}) {
  return (
    <SharedStage
      result={result}
      alt={alt}
      beforeAlt={t("before")}
      aloneLabel={t("result")}
      switches={result.before ? <PlainSwitches t={t} /> : null}
      plain={<PlainCompare result={result} alt={alt} t={t} tCompare={tCompare} />}
      neighbours={neighbours}
    />
  );
}
