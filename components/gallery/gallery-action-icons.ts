import {
  ArrowLeft,
  ArrowRight,
  Columns2,
  Download,
  FolderMinus,
  FolderPlus,
  Heart,
  type LucideIcon,
  Trash2,
  X,
} from "lucide-react";
import type { GalleryAction } from "./gallery-actions";

/** The signs of what has a button. */
export const galleryActionIcons: Partial<Record<GalleryAction["id"], LucideIcon>> = {
  chooseNone: X,
  earlier: ArrowLeft,
  later: ArrowRight,
  favourite: Heart,
  compare: Columns2,
  collect: FolderPlus,
  takeOut: FolderMinus,
  download: Download,
  delete: Trash2,
};
