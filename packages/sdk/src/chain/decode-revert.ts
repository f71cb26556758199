import { AppError, type Evidence, type EvidenceValue, errorCodeOf, isErrorCode } from "@medequipshare/domain";
import { type AbiItem, decodeErrorResult, type Hex, isHex } from "viem";
import { networkErrorsAbi } from "./network-errors-abi.ts";

type Decoded = { readonly errorName: string; readonly args: readonly unknown[]; readonly abiItem: AbiItem };

/**
 * Turns a contract's revert data into the failure of the same name: `ReservationSlotTaken(...)` becomes
 * reservation.slot-taken with the error's arguments, by name, as evidence. EntryPoint's FailedOp becomes
 * access.operation-refused, or the failure inside it; what nobody named becomes chain.reverted.
 */
export function decodeRevert(data: Hex): AppError {
  const decoded = decode(data);
  if (decoded === undefined) return new AppError("chain.reverted", { data });
  const { errorName, args, abiItem } = decoded;
  if (errorName === "FailedOpWithRevert") return unwrapOperation(args, data);
  if (errorName === "FailedOp") return operationRefused(String(args[1]), data);
  if (errorName === "Error" || errorName === "Panic") {
    return new AppError("chain.reverted", { data: `${errorName}(${String(args[0])})` });
  }
  const code = errorCodeOf(errorName);
  const evidence = evidenceOf(abiItem, args);
  if (isErrorCode(code)) return new AppError(code, evidence);
  return new AppError("chain.reverted", { data: errorName, ...evidence });
}

function decode(data: Hex): Decoded | undefined {
  if (data === "0x") return undefined;
  try {
    const { errorName, args, abiItem } = decodeErrorResult({ abi: networkErrorsAbi, data });
    return { errorName, args: args ?? [], abiItem };
  } catch {
    return undefined;
  }
}

function unwrapOperation(args: readonly unknown[], data: Hex): AppError {
  const [, reason, inner] = args;
  if (isHex(inner) && decode(inner) !== undefined) return decodeRevert(inner);
  return operationRefused(String(reason), data);
}

function operationRefused(reason: string, data: Hex): AppError {
  if (reason.startsWith("AA24")) return new AppError("access.signature-refused", { reason });
  if (reason.startsWith("AA25")) return new AppError("access.operation-outdated", { reason });
  return new AppError("access.operation-refused", { reason, data });
}

function evidenceOf(item: AbiItem, args: readonly unknown[]): Evidence {
  const inputs = item.type === "error" ? item.inputs : [];
  return Object.fromEntries(
    inputs.map(({ name }, index) => [name ?? String(index), evidenceValue(args[index])]),
  );
}

function evidenceValue(value: unknown): EvidenceValue {
  if (typeof value === "bigint" || typeof value === "number") return value;
  if (typeof value === "string" || typeof value === "boolean") return value;
  return value === undefined || value === null ? null : String(value);
}
