import { describe, expect, it } from "vitest";
import { attachment } from "./attachment";

describe("attachment", () => {
  it.each([
    ["pencil-sketch.png", `attachment; filename="pencil-sketch.png"; filename*=UTF-8''pencil-sketch.png`],
    ["café.jpg", `attachment; filename="cafe.jpg"; filename*=UTF-8''caf%C3%A9.jpg`],
    ["变成铅笔.png", `attachment; filename="diptych.png"; filename*=UTF-8''%E5%8F%98%E6%88%90%E9%93%85%E7%AC%94.png`],
    [`a"b\r\nc'(d).png`, `attachment; filename="a_b_c_d_.png"; filename*=UTF-8''a%22b%0D%0Ac%27%28d%29.png`],
  ])("names %j safely", (name, header) => {
    expect(attachment(name)).toBe(header);
    expect(() => new Headers({ "content-disposition": header })).not.toThrow();
  });
});
