/** A square of complex numbers, `size` × `size`, row by row. */
type ComplexSquare = { re: Float64Array; im: Float64Array };

type Transform = {
  /** In place. The inverse divides by the number of values. */
  forward(square: ComplexSquare): void;
  inverse(square: ComplexSquare): void;
};

/** The two-dimensional fast Fourier transform for one size, a power of two (Cooley and Tukey, radix 2). */
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
    for (let index = 0; index < size; index++) {
      const from = start + (reversed[index] as number) * step;
      re[index] = square.re[from] as number;
      im[index] = square.im[from] as number;
    }
    for (let half = 1; half < size; half *= 2) {
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
    inverse(square) {
      both(square, 1);
      const count = size * size;
      for (let index = 0; index < count; index++) {
        square.re[index] = (square.re[index] as number) / count;
        square.im[index] = (square.im[index] as number) / count;
      }
    },
  };
}
