import sharp from "sharp";

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

const GROUND = { r: 165, g: 165, b: 165 };
const LINE_PX = 4;
const HALF = CARD_WIDTH / 2;
/** From this ratio of sides on, one frame under both halves loses less than two frames would. */
const LANDSCAPE = 1.2;

/**
 * The social preview, as JPEG without metadata: before on the left and after on the right, divided and marked with signs alone, so
 * that no font of the server is asked for. Without a before the result fills it.
 */
export async function drawCard(before: Buffer | null, after: Buffer): Promise<Buffer> {
  const layers = before ? await drawPair(before, after) : await drawAlone(after);
  return sharp({ create: { width: CARD_WIDTH, height: CARD_HEIGHT, channels: 3, background: GROUND } })
    .composite(layers)
    .jpeg({ quality: 86, mozjpeg: true })
    .toBuffer();
}

async function drawPair(before: Buffer, after: Buffer) {
  const isWide = (await ratioOf(after)) >= LANDSCAPE;
  const halves = isWide
    ? [await half(before, 0), await half(after, HALF)]
    : [await cover(before, HALF), await cover(after, HALF)];
  return [
    { input: halves[0], left: 0, top: 0 },
    { input: halves[1], left: HALF, top: 0 },
    { input: signs(true), left: 0, top: 0 },
  ];
}

/** A portrait is shown whole, on the neutral ground; the rest fills the card. */
async function drawAlone(after: Buffer) {
  const isWide = (await ratioOf(after)) >= LANDSCAPE;
  const input = isWide ? await cover(after, CARD_WIDTH) : await contain(after);
  return [
    { input, gravity: "centre" as const },
    { input: signs(false), left: 0, top: 0 },
  ];
}

async function ratioOf(picture: Buffer): Promise<number> {
  const { width, height } = await sharp(picture).metadata();
  return width / height;
}

/** The part from `left` of the picture in the frame of the whole card: both halves show the same place. */
async function half(picture: Buffer, left: number): Promise<Buffer> {
  const whole = await cover(picture, CARD_WIDTH);
  return sharp(whole).extract({ left, top: 0, width: HALF, height: CARD_HEIGHT }).png().toBuffer();
}

function cover(picture: Buffer, width: number): Promise<Buffer> {
  return sharp(picture)
    .flatten({ background: GROUND })
    .resize({ width, height: CARD_HEIGHT, fit: "cover" })
    .png()
    .toBuffer();
}

function contain(picture: Buffer): Promise<Buffer> {
  return sharp(picture)
    .flatten({ background: GROUND })
    .resize({ width: CARD_WIDTH, height: CARD_HEIGHT, fit: "inside" })
    .png()
    .toBuffer();
}

/** The line, its handle, and in the lower corners the two halves of our mark: an outline for before, a filled panel for after. */
function signs(isPair: boolean): Buffer {
  const middle = CARD_HEIGHT / 2;
  const line = `
    <rect x="${HALF - LINE_PX / 2 - 1}" y="0" width="${LINE_PX + 2}" height="${CARD_HEIGHT}" fill="#000" fill-opacity=".35"/>
    <rect x="${HALF - LINE_PX / 2}" y="0" width="${LINE_PX}" height="${CARD_HEIGHT}" fill="#fff"/>
    <circle cx="${HALF}" cy="${middle}" r="38" fill="#000" fill-opacity=".3"/>
    <circle cx="${HALF}" cy="${middle}" r="36" fill="#fff"/>
    <path d="M${HALF - 9} ${middle - 11}l-11 11 11 11M${HALF + 9} ${middle - 11}l11 11-11 11" fill="none" stroke="#111" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>`;
  const plate = (x: number, width: number) =>
    `<rect x="${x}" y="${CARD_HEIGHT - 84}" width="${width}" height="60" rx="14" fill="#000" fill-opacity=".66"/>`;
  const outline = (x: number) =>
    `<rect x="${x}" y="${CARD_HEIGHT - 69}" width="20" height="30" rx="3" fill="none" stroke="#fff" stroke-width="4"/>`;
  const filled = (x: number) => `<rect x="${x}" y="${CARD_HEIGHT - 71}" width="24" height="34" rx="4" fill="#f0a83c"/>`;
  const marks = isPair
    ? `${plate(24, 60)}${outline(44)}${plate(CARD_WIDTH - 84, 60)}${filled(CARD_WIDTH - 66)}`
    : `${plate(CARD_WIDTH - 84, 60)}${filled(CARD_WIDTH - 66)}`;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}">${isPair ? line : ""}${marks}</svg>`,
  );
}
