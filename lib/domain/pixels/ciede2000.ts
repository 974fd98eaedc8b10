const DEGREE = Math.PI / 180;
const POW_25_7 = 25 ** 7;

/** atan2 in degrees, 0 to 360; grey has the hue 0. */
function hueOf(a: number, b: number): number {
  if (a === 0 && b === 0) return 0;
  const hue = Math.atan2(b, a) / DEGREE;
  return hue < 0 ? hue + 360 : hue;
}

function pow7(value: number): number {
  const cube = value * value * value;
  return cube * cube * value;
}

/**
 * How different two CIE Lab colours look: 1 is about the least that can be seen.
 * CIE 142-2001 as laid out by Sharma, Wu and Dalal (Color Research & Application 30, 2005), with all weights 1.
 */
export function ciede2000(L1: number, a1: number, b1: number, L2: number, a2: number, b2: number): number {
  const meanChroma7 = pow7((Math.sqrt(a1 * a1 + b1 * b1) + Math.sqrt(a2 * a2 + b2 * b2)) / 2);
  const stretch = 1.5 - 0.5 * Math.sqrt(meanChroma7 / (meanChroma7 + POW_25_7));
  const A1 = a1 * stretch;
  const A2 = a2 * stretch;
  const C1 = Math.sqrt(A1 * A1 + b1 * b1);
  const C2 = Math.sqrt(A2 * A2 + b2 * b2);
  const h1 = hueOf(A1, b1);
  const h2 = hueOf(A2, b2);
  const isGrey = C1 * C2 === 0;

  let turn = h2 - h1;
  if (turn > 180) turn -= 360;
  else if (turn < -180) turn += 360;
  const dH = isGrey ? 0 : 2 * Math.sqrt(C1 * C2) * Math.sin((turn / 2) * DEGREE);
  const dL = L2 - L1;
  const dC = C2 - C1;

  const sum = h1 + h2;
  const isFar = Math.abs(h1 - h2) > 180;
  const meanHue = isGrey ? sum : isFar ? (sum < 360 ? sum + 360 : sum - 360) / 2 : sum / 2;
  const L = (L1 + L2) / 2;
  const C = (C1 + C2) / 2;

  const T =
    1 -
    0.17 * Math.cos((meanHue - 30) * DEGREE) +
    0.24 * Math.cos(2 * meanHue * DEGREE) +
    0.32 * Math.cos((3 * meanHue + 6) * DEGREE) -
    0.2 * Math.cos((4 * meanHue - 63) * DEGREE);
  const fromBlue = (meanHue - 275) / 25;
  const chroma7 = pow7(C);
  const rotation =
    -2 * Math.sqrt(chroma7 / (chroma7 + POW_25_7)) * Math.sin(60 * Math.exp(-fromBlue * fromBlue) * DEGREE);
  const fromMid = (L - 50) * (L - 50);

  const l = dL / (1 + (0.015 * fromMid) / Math.sqrt(20 + fromMid));
  const c = dC / (1 + 0.045 * C);
  const h = dH / (1 + 0.015 * C * T);
  return Math.sqrt(Math.max(0, l * l + c * c + h * h + rotation * c * h));
}
