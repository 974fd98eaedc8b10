import type { KeyboardEvent, MouseEvent, PointerEvent } from "react";
import type { TilePlace } from "@/lib/client/gallery-order";
import type { Edit } from "@/lib/domain/edit";

/** What a tile tells of the pointer, the finger and the keys on it. */
export type TileHands = {
  focused: (outputId: string) => void;
  keyPressed: (event: KeyboardEvent<HTMLElement>, place: TilePlace) => void;
  /** True when the press chose the tile instead of opening it. */
  pressed: (event: MouseEvent<HTMLElement>, place: TilePlace) => boolean;
  checked: (event: MouseEvent<HTMLElement>, place: TilePlace) => void;
  held: (event: PointerEvent<HTMLElement>, place: TilePlace) => void;
  favouriteToggled: (place: TilePlace) => void;
  deleteAsked: (place: TilePlace) => void;
  stopAsked: (edit: Edit) => void;
};
