import type { AppError, ErrorCode } from "@medequipshare/domain";

/** What the exit code of the command line means; 0 is success. Numbers above 63 follow sysexits.h. */
export const ExitCode = {
  /** The contracts refused the act. */
  refused: 1,
  usage: 64,
  badData: 65,
  unavailable: 69,
  internal: 70,
  /** Worth trying again. */
  retry: 75,
  notPermitted: 77,
  config: 78,
} as const;

type Prefix = ErrorCode extends `${infer First}.${string}` ? First : never;
type Code = (typeof ExitCode)[keyof typeof ExitCode];

/** A new family of failures does not compile until it has an exit code. */
const byPrefix: Readonly<Record<Prefix, Code>> = {
  access: ExitCode.notPermitted,
  amendment: ExitCode.refused,
  chain: ExitCode.unavailable,
  checkout: ExitCode.refused,
  config: ExitCode.config,
  custody: ExitCode.refused,
  database: ExitCode.unavailable,
  demo: ExitCode.refused,
  document: ExitCode.badData,
  equipment: ExitCode.refused,
  erc20: ExitCode.refused,
  facility: ExitCode.refused,
  import: ExitCode.badData,
  input: ExitCode.badData,
  internal: ExitCode.internal,
  ledger: ExitCode.refused,
  maintenance: ExitCode.refused,
  node: ExitCode.unavailable,
  override: ExitCode.refused,
  peer: ExitCode.notPermitted,
  rating: ExitCode.refused,
  recall: ExitCode.refused,
  reservation: ExitCode.refused,
  settlement: ExitCode.badData,
  transfer: ExitCode.refused,
  udi: ExitCode.badData,
  usage: ExitCode.refused,
  waitlist: ExitCode.refused,
};

/** Single failures that differ from their family. */
const exceptions: Partial<Record<ErrorCode, Code>> = {
  "access.role-unknown": ExitCode.badData,
  "access.key-malformed": ExitCode.badData,
  "chain.reverted": ExitCode.refused,
  "database.unreachable": ExitCode.unavailable,
  "document.not-found": ExitCode.unavailable,
  "equipment.product-code-malformed": ExitCode.badData,
  "equipment.product-code-unknown": ExitCode.badData,
  "facility.ccn-invalid": ExitCode.badData,
  "facility.cell-invalid": ExitCode.badData,
  "facility.coordinates-invalid": ExitCode.badData,
  "facility.kind-unknown": ExitCode.badData,
  "facility.npi-invalid": ExitCode.badData,
  "facility.staff-unauthorized": ExitCode.notPermitted,
  "node.unreachable": ExitCode.unavailable,
  "chain.unreachable": ExitCode.unavailable,
  "reservation.interval-empty": ExitCode.badData,
  "reservation.slot-length-unknown": ExitCode.badData,
  "override.reason-unknown": ExitCode.badData,
};

/** With which exit code the command line ends on a failure. */
export function exitCodeOf({ code, retryable }: Pick<AppError, "code" | "retryable">): number {
  const exception = exceptions[code];
  if (exception !== undefined) return exception;
  if (retryable) return ExitCode.retry;
  const prefix = Object.keys(byPrefix).find((family): family is Prefix => code.startsWith(`${family}.`));
  return prefix === undefined ? ExitCode.internal : byPrefix[prefix];
}
