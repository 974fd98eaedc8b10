/** A square of complex numbers, `size` × `size`, row by row. */
type ComplexSquare = { re: Float64Array; im: Float64Array };

type Transform = {
  /** In place. There and back again, every value is `size` × `size` times what it was. */
  forward(square: ComplexSquare): void;
  inverse(square: ComplexSquare): void;
};

/** The two-dimensional fast Fourier transform for one size, a power of two from 4 on (Cooley and Tukey, radix 2). */
export function createFft(size: number): Transform {
  const bits = Math.log2(size);
  const reversed = Uint32Array.from({ length: size }, (_, index) => {
    let mirrored = 0;
    for (let bit = 0; bit < bits; bit++) mirrored |= ((index >> bit) & 1) << (bits - 1 - bit);
    return mirrored;
  });
  const cosines = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sines = Float64Array.from({ length: size / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / size));
  const re = new Float64Array(size);
  const im = new Float64Array(size);

  /** One row or column: read from its place in reversed order, written back transformed. */
  function line(square: ComplexSquare, start: number, step: number, sign: 1 | -1) {
    // The first two steps turn by nothing or by a quarter, so they are taken while reading.
    for (let index = 0; index < size; index += 4) {
      const a = start + (reversed[index] as number) * step;
      const b = start + (reversed[index + 1] as number) * step;
      const c = start + (reversed[index + 2] as number) * step;
      const d = start + (reversed[index + 3] as number) * step;
      const evenRe = (square.re[a] as number) + (square.re[b] as number);
      const evenIm = (square.im[a] as number) + (square.im[b] as number);
      const oddRe = (square.re[a] as number) - (square.re[b] as number);
      const oddIm = (square.im[a] as number) - (square.im[b] as number);
      const nextRe = (square.re[c] as number) + (square.re[d] as number);
      const nextIm = (square.im[c] as number) + (square.im[d] as number);
      const turnedRe = sign * ((square.im[d] as number) - (square.im[c] as number));
      const turnedIm = sign * ((square.re[c] as number) - (square.re[d] as number));
      re[index] = evenRe + nextRe;
      im[index] = evenIm + nextIm;
      re[index + 1] = oddRe + turnedRe;
      im[index + 1] = oddIm + turnedIm;
      re[index + 2] = evenRe - nextRe;
      im[index + 2] = evenIm - nextIm;
      re[index + 3] = oddRe - turnedRe;
      im[index + 3] = oddIm - turnedIm;
    }
    for (let half = 4; half < size; half *= 2) {
      const turn = size / (2 * half);
      for (let block = 0; block < size; block += 2 * half) {
        for (let k = 0; k < half; k++) {
          const cosine = cosines[k * turn] as number;
          const sine = sign * (sines[k * turn] as number);
          const low = block + k;
          const high = low + half;
          const r = (re[high] as number) * cosine - (im[high] as number) * sine;
          const i = (re[high] as number) * sine + (im[high] as number) * cosine;
          re[high] = (re[low] as number) - r;
          im[high] = (im[low] as number) - i;
          re[low] = (re[low] as number) + r;
          im[low] = (im[low] as number) + i;
        }
      }
    }
    for (let index = 0; index < size; index++) {
      square.re[start + index * step] = re[index] as number;
      square.im[start + index * step] = im[index] as number;
    }
  }

  function both(square: ComplexSquare, sign: 1 | -1) {
    for (let row = 0; row < size; row++) line(square, row * size, 1, sign);
    for (let column = 0; column < size; column++) line(square, column, size, sign);
  }

  return {
    forward: (square) => both(square, -1),
    inverse: (square) => both(square, 1),
  };
}
