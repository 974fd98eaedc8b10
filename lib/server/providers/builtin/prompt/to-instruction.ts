import { type Instruction, usualAmounts } from "../instruction";
import { opposites, propertyLooks } from "./vocabulary";
import type { Wish } from "./wish";

/** The instruction that a wish comes to; null when it asks for nothing that can be done: no amount, or less of what has no opposite. */
export function toInstruction({ aim, more, times, percent }: Wish): Instruction | null {
  switch (aim.name) {
    case "mirror":
    case "flip":
      return { name: aim.name };
    case "rotate":
      return { name: "rotate", degrees: aim.degrees };
    default: {
      if (percent === 0) return null;
      const exact = percent !== null;
      const isMore = (more ?? true) === (percent === null || percent > 0);
      const amountOf = (usual: number) =>
        Math.min(1, Math.max(0.01, exact ? Math.abs(percent) / 100 : usual * (times ?? 1)));
      if (aim.name === "tint") {
        return isMore ? { name: "tint", colour: aim.colour, amount: amountOf(usualAmounts.tint), exact } : null;
      }
      const looks =
        aim.name === "property" ? propertyLooks[aim.property] : { more: aim.look, less: opposites[aim.look] ?? null };
      const name = isMore ? looks.more : looks.less;
      if (aim.name === "property" && more === null && times === null && percent === null) return null;
      return name ? { name, amount: amountOf(usualAmounts[name]), exact } : null;
    }
  }
}
