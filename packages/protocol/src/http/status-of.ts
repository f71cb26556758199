import type { ErrorCode } from "@medequipshare/domain";

/** Codes whose meaning decides the status by itself. */
const byCode: Partial<Readonly<Record<ErrorCode, number>>> = {
  "access.session-missing": 401,
  "access.session-idle": 401,
  "access.session-expired": 401,
  "access.step-up-needed": 401,
  "access.admin-token-wrong": 401,
  "access.assertion-rejected": 401,
  "access.challenge-invalid": 401,
  "access.account-unproven": 403,
  "access.sender-not-served": 403,
  "access.directory-busy": 503,
  "access.directory-refused": 400,
  "access.directory-unlinked": 403,
  "access.directory-unreachable": 503,
  "access.registration-rejected": 400,
  "access.relay-not-allowed": 403,
  "access.session-reading": 403,
  "access.step-up-unverified": 403,
  "access.step-up-synced": 403,
  "access.relayer-unfunded": 503,
  "chain.unreachable": 503,
  "chain.outpaced": 504,
  "database.unreachable": 503,
  "document.digest-mismatch": 502,
  "document.kind-not-for-applicants": 403,
  "document.not-found": 404,
  "document.not-readable": 403,
  "document.quota-exceeded": 429,
  "document.too-large": 413,
  "input.invalid": 400,
  "input.not-found": 404,
  "input.rate-limited": 429,
  "input.too-large": 413,
  "input.too-many-connections": 429,
  "input.too-many-streams": 429,
  "internal.unexpected": 500,
  "node.streams-taken": 503,
};

/** Endings that mean the same in every room. */
const byEnding: readonly (readonly [RegExp, number])[] = [
  [/\.unknown$|-unknown$/, 404],
  [/-malformed$|-invalid$/, 400],
  [/-unauthorized$|\.not-party$|-not-staff$/, 403],
];

/** The HTTP status of a refusal; what contradicts the present state of things, as most of the contracts' do, is 409. */
export function statusOf(code: ErrorCode): number {
  return byCode[code] ?? byEnding.find(([ending]) => ending.test(code))?.[1] ?? 409;
}
