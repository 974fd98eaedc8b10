import type { LookName } from "../instruction";
import type { Property } from "./vocabulary";

/** What a wish is for, before amounts and directions are known. */
export type Aim =
  | { name: "look"; look: LookName }
  | { name: "property"; property: Property }
  | { name: "tint"; colour: string }
  | { name: "mirror" | "flip" }
  | { name: "rotate"; degrees: number };

/** Something that a part of the prompt may ask for. `uses` are the places of its tokens. */
export type Wish = {
  aim: Aim;
  sure: boolean;
  uses: number[];
  more: boolean | null;
  times: number | null;
  percent: number | null;
};

export function takesAmount({ aim }: Wish): boolean {
  return aim.name === "look" || aim.name === "property" || aim.name === "tint";
}
