/** The goals of `docs/performance.md`, by the name of the figure. */
export const limits: Partial<Record<string, number>> = {
  "studio: JavaScript, kB gzip": 170,
  "studio: transferred, kB": 250,
  "studio: requests": 13,
  "studio: requests to others": 0,
  "shared page: JavaScript, kB gzip": 155,
  "mobile, LCP over the bare page's, ms": 400,
  "mobile, TBT over the bare page's, ms": 150,
  "mobile, studio: CLS": 0,
  "1.5 MB: press to painted over the provider's time, ×": 1.12,
  "8 MB: press to painted over the provider's time, ×": 1.21,
  "8 MB: bytes to the page, MB": 0.6,
  "8 MB: long tasks, ms": 50,
  "30 × 8 MB: memory at most, MiB": 500,
  "start to the first answer, s": 2,
  "upload of 12 MP, over sharp alone, ×": 1.5,
};
