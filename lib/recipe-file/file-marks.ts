import { writeParametersText } from "./automatic1111";
import { PNG_KEYWORD } from "./find-recipe";
import type { PictureKeywords } from "./png-text-chunk";
import { type RecipeRecord, writeRecipeRecord } from "./recipe-record";
import { writeXmpPacket } from "./xmp-packet";

/** How a picture came about, for the marks in its file. */
export type Provenance = {
  /** Whether a neural network made it, or anything that it was made from. */
  ai: boolean;
  /** The service's own name or registered code, for China's label; nothing of an account. */
  producer: string;
  /** The picture's own number with its producer. */
  producedId: string;
  app: string;
};

/** IPTC NewsCodes, digital source type (2024-11): a human's photograph changed by a model, or by tools that generate nothing. */
const digitalSourceTypes = "http://cv.iptc.org/newscodes/digitalsourcetype/";
const sourceType = { ai: "compositeWithTrainedAlgorithmicMedia", tools: "humanEdits" } as const;

/**
 * The implicit label of GB 45438-2025, appendix E, as the guide TC260-PG-20258A has it for pictures: JSON in the XMP property `AIGC` of
 * TC260's namespace (its script, as told at www.neusoftware.top/articles/2025/09/05, and other readers of the label agree; 2026-11).
 * Label 1 says "made by AI", 2 "maybe", 3 "suspected"; the propagator is whoever publishes the file, which we do not know.
 */
function writeAigcLabel({ producer, producedId }: Provenance): string {
  return JSON.stringify({
    Label: "1",
    ContentProducer: producer,
    ProduceID: producedId,
    ReservedCode1: "",
    ContentPropagator: "",
    PropagateID: "",
    ReservedCode2: "",
  });
}

/** The XMP packet of a file: always how it came about, and the recipe where one is given. */
export function writeFileXmp(provenance: Provenance, record: RecipeRecord | null): string {
  return writeXmpPacket({
    "xmp:CreatorTool": provenance.app,
    "Iptc4xmpExt:DigitalSourceType": `${digitalSourceTypes}${provenance.ai ? sourceType.ai : sourceType.tools}`,
    "TC260:AIGC": provenance.ai ? writeAigcLabel(provenance) : null,
    "diptych:recipe": record && writeRecipeRecord(record),
  });
}

/** The texts of a PNG: the same packet without the recipe, which has two texts of its own: ours, and the one that other tools read. */
export function pngTexts(
  provenance: Provenance,
  record: RecipeRecord | null,
  size: { width: number; height: number },
): PictureKeywords {
  return {
    "XML:com.adobe.xmp": writeFileXmp(provenance, null),
    ...(record && { [PNG_KEYWORD]: writeRecipeRecord(record), parameters: writeParametersText(record, size) }),
  };
}

/** One JPEG segment holds 65,502 bytes of it (Adobe XMP part 3, 1.1.3); libvips 8.18 silently writes none of more than 60,000. */
const JPEG_XMP_MAX_BYTES = 60_000;

/**
 * The packet of a JPEG, within its one segment: of a very long prompt what was sent is left out first, then the recipe; the marks
 * never are.
 */
export function jpegXmp(provenance: Provenance, record: RecipeRecord | null): string {
  const packets = [record, record && { ...record, sent: null }].map((each) => writeFileXmp(provenance, each));
  return (
    packets.find((packet) => new TextEncoder().encode(packet).length <= JPEG_XMP_MAX_BYTES) ??
    writeFileXmp(provenance, null)
  );
}
