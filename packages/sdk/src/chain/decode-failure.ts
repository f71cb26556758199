import { AppError } from "@medequipshare/domain";
import {
  BaseError,
  ExecutionRevertedError,
  type Hex,
  HttpRequestError,
  isHex,
  RpcRequestError,
  TimeoutError,
  UserRejectedRequestError,
} from "viem";
import { decodeRevert } from "./decode-revert.ts";

/**
 * The product's failure for whatever viem, fetch or a wallet threw: a decoded refusal when a contract reverted,
 * chain.unreachable when the RPC does not answer, access.signing-declined when the person said no. An AppError passes
 * unchanged.
 */
export function decodeFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof BaseError) return decodeViemError(error);
  return new AppError("internal.unexpected", { problem: String(error) }, { cause: error });
}

function decodeViemError(error: BaseError): AppError {
  const data = revertData(error);
  if (data !== undefined) return decodeRevert(data);
  if (error.walk((inner) => inner instanceof UserRejectedRequestError) !== null) {
    return new AppError("access.signing-declined", {}, { cause: error });
  }
  const unreachable = error.walk(
    (inner) => inner instanceof HttpRequestError || inner instanceof TimeoutError,
  );
  if (unreachable instanceof HttpRequestError || unreachable instanceof TimeoutError) {
    return new AppError("chain.unreachable", { host: hostOf(unreachable) }, { cause: error });
  }
  // A contract that refuses without a word, as for a function it has not: the caller's fault, not the chain's.
  if (error.walk((inner) => inner instanceof ExecutionRevertedError) !== null) return decodeRevert("0x");
  return new AppError("internal.unexpected", { problem: error.shortMessage }, { cause: error });
}

/** Revert data hides at different depths: in the RPC error's data, or in what an ABI-aware layer made of it. */
function revertData(error: BaseError): Hex | undefined {
  let current: unknown = error;
  let found: Hex | undefined;
  while (current instanceof Error) {
    found = hexOf(current) ?? found;
    current = current.cause;
  }
  return found;
}

function hexOf(error: Error): Hex | undefined {
  const carrier = "raw" in error ? error.raw : "data" in error ? error.data : undefined;
  const value = typeof carrier === "object" && carrier !== null && "data" in carrier ? carrier.data : carrier;
  const isRpcError = error instanceof RpcRequestError || "raw" in error || error.name === "RawContractError";
  return isRpcError && isHex(value) && value !== "0x" ? value : undefined;
}

function hostOf(error: HttpRequestError | TimeoutError): string {
  const url = "url" in error ? error.url : undefined;
  return url === undefined || !URL.canParse(url) ? "the configured address" : new URL(url).host;
}
