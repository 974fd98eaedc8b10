/** Every code of an error answer, with its HTTP status. The client has a sentence for each. */
export const errorStatus = {
  invalid_request: 400,
  incomplete_body: 400,
  address_refused: 400,
  address_unreachable: 400,
  sign_in_required: 401,
  wrong_password: 401,
  cross_site_request: 403,
  host_not_allowed: 403,
  not_found: 404,
  method_not_allowed: 405,
  idempotency_key_reused: 409,
  may_be_charged_twice: 409,
  in_use: 409,
  not_possible_now: 409,
  price_unknown: 409,
  share_gone: 410,
  image_too_large: 413,
  body_too_large: 413,
  unsupported_image: 415,
  unreadable_image: 422,
  too_many_pixels: 422,
  too_many_requests: 429,
  budget_reached: 429,
  internal_error: 500,
  provider_not_configured: 503,
  storage_unavailable: 503,
  storage_full: 503,
  storage_read_only: 503,
  storage_refused: 503,
  storage_missing: 503,
  database_unavailable: 503,
  shutting_down: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** What is wrong with where the pictures lie. */
export type StorageCode = Extract<ErrorCode, `storage_${string}`>;

/** One wrong field: `path` as in the body, `recipe.steps`. */
export type FieldError = { path: string; message: string };

/** An error answer (RFC 9457, `application/problem+json`). */
export type Problem = {
  type: "about:blank";
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  requestId: string;
  errors?: FieldError[];
};
