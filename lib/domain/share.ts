import type { Recipe } from "./recipe";

/** What the sharer lets a stranger see and do. */
export type ShareTerms = {
  showRecipe: boolean;
  /** False shows the result alone. */
  showOriginal: boolean;
  allowDownload: boolean;
  /** Whether search engines may list the page. */
  indexable: boolean;
  title: string | null;
  note: string | null;
  /** Null never ends. */
  expiresAt: string | null;
};

/** `gone`: every picture of it is in the trash; restored, it is open again. */
export type ShareState = "open" | "expired" | "gone";

/** One picture of a share, as its owner sees it; those in the trash are not on the page. */
type SharedVersion = { outputId: string; editId: string; thumb: string; prompt: string; isTrashed: boolean };

/** An unguessable link as its owner sees it. */
export type Share = ShareTerms & {
  id: string;
  token: string;
  /** Absolute; where the page is. */
  url: string;
  state: ShareState;
  hasPassword: boolean;
  versions: SharedVersion[];
  /** How often the page was opened by somebody; nothing about who. */
  views: number;
  createdAt: string;
};

export type ShareList = { items: Share[]; nextCursor: string | null };

export const SHARE_TITLE_MAX_CHARACTERS = 200;
export const SHARE_NOTE_MAX_CHARACTERS = 2_000;
export const SHARE_PASSWORD_MAX_CHARACTERS = 200;
export const SHARED_VERSIONS_MAX = 24;

/** A screen that a small form of a picture is enough for. */
export const PHONE = "(max-width: 639px)";
/** As wide as a picture is taken to be on one, in its points: what more pixels would show nobody sees. */
export const PHONE_PICTURE_PX = 360;

/** A picture on a shared page: what a stranger's browser needs to show it, and nothing that names it. */
export type SharedPicture = {
  width: number;
  height: number;
  hasAlpha: boolean;
  placeholder: string;
  /** Relative to the site; they hold the token and a number. Full size only where download is allowed. */
  urls: { thumb: string; smaller: string; small: string; display: string; full: string | null };
};

/** One result on a shared page. */
export type SharedResult = {
  /** Its place on the page, from 0; gaps are pictures that were taken away. */
  index: number;
  /** Null when the original is not shared. */
  before: SharedPicture | null;
  after: SharedPicture;
  /** Null when it is not shared. */
  recipe: SharedRecipe | null;
  /** Whether a neural network made it. */
  isAi: boolean;
};

/** The recipe with the seed that was used, and the names that people know provider and model by. */
export type SharedRecipe = { recipe: Recipe; providerLabel: string; modelLabel: string };

/** A shared page, as a stranger sees it. */
export type SharedPage = Pick<ShareTerms, "title" | "note" | "allowDownload" | "indexable" | "expiresAt"> & {
  token: string;
  results: SharedResult[];
};
