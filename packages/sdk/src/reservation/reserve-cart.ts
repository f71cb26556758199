import { reservationManagerAbi } from "@medequipshare/contracts";
import { AppError, type TokenUnits, type UnixSeconds } from "@medequipshare/domain";
import type { Hex } from "viem";
import { decodeFailure } from "../chain/decode-failure.ts";
import type { Call } from "../chain/encode-call.ts";
import { findEvent } from "../chain/find-event.ts";
import type { NetworkReader, NetworkWriter } from "../chain/network.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";
import type { ActReceipt, EventLog } from "../chain/sender.ts";
import { confirmReservation, holdReservation, reserve, reserveTogether } from "./acts.ts";
import type { ReservationRequest } from "./reservation-request.ts";

/** Most units that one transaction takes; each costs a little less gas than a reservation of its own. */
export const CART_LIMIT = 16;

/** What a cart holds: units to reserve or to hold, and holds to confirm. */
export type CartItem =
  | ({ readonly act: "reserve" | "hold" } & ReservationRequest)
  | { readonly act: "confirm"; readonly reservationId: bigint };

export type ReserveCartParameters = { readonly items: readonly CartItem[] };

/** A reservation or hold that the cart made or confirmed. */
export type CartReservation = {
  readonly reservationId: bigint;
  readonly unitId: number;
  readonly startsAt: UnixSeconds;
  readonly endsAt: UnixSeconds;
  /** What left the borrower's free balance; 0 for a hold. */
  readonly escrow: TokenUnits;
  /** When a hold lapses; null once confirmed. */
  readonly heldUntil: UnixSeconds | null;
};
export type ReserveCartReturnType = ActReceipt & { readonly reservations: readonly CartReservation[] };

/**
 * Reserves, holds and confirms several units of several owners in one act: all of them, or none and nothing is charged.
 * The sender is a coordinator of the borrower. Throws input.invalid for an empty or too long cart, and
 * reservation.cart-refused, which names the first item that cannot be had, with its refusal as evidence and cause.
 */
export async function reserveCart(
  network: NetworkReader & NetworkWriter,
  { items }: ReserveCartParameters,
): Promise<ReserveCartReturnType> {
  if (items.length === 0 || items.length > CART_LIMIT) {
    const problem = `a cart holds 1 to ${CART_LIMIT} items`;
    throw new AppError("input.invalid", { field: "items", value: items.length, problem });
  }
  const { sender, addresses } = network;
  const calls = items.map((item) => callOf(addresses, item));
  const address = addresses.reservationManager;
  try {
    const receipt = await sender.send([cartCall(addresses, calls)]);
    return { ...receipt, reservations: receipt.logs.flatMap((log) => reservationOf(address, log)) };
  } catch (error) {
    throw (await findRefusedItem(network, items, calls)) ?? error;
  }
}

function callOf(addresses: NetworkAddresses, item: CartItem): Call {
  if (item.act === "confirm") return confirmReservation.call(addresses, item);
  const { act, ...request } = item;
  return { reserve, hold: holdReservation }[act].call(addresses, request);
}

function cartCall(addresses: NetworkAddresses, calls: readonly Call[]): Call {
  return reserveTogether.call(
    addresses,
    calls.map(({ data }) => data),
  );
}

function reservationOf(address: Hex, log: EventLog): readonly CartReservation[] {
  const told = { logs: [log], address, abi: reservationManagerAbi };
  const made = findEvent({ ...told, eventName: "ReservationConfirmed" });
  if (made !== undefined) {
    const { reservationId, unitId, startsAt, endsAt, escrow } = made;
    return [{ reservationId, unitId, startsAt, endsAt, escrow, heldUntil: null }];
  }
  const held = findEvent({ ...told, eventName: "ReservationHeld" });
  if (held === undefined) return [];
  const { reservationId, unitId, startsAt, endsAt, heldUntil } = held;
  return [{ reservationId, unitId, startsAt, endsAt, escrow: 0n, heldUntil }];
}

/** The contract says why, not at which item: the shortest cart that is refused ends with it. */
async function findRefusedItem(
  { client, sender, addresses }: NetworkReader & NetworkWriter,
  items: readonly CartItem[],
  calls: readonly Call[],
): Promise<AppError | undefined> {
  const { account } = sender;
  if (account === undefined) return undefined;
  for (const [index, item] of items.entries()) {
    const { data } = cartCall(addresses, calls.slice(0, index + 1));
    const cause = await client
      .call({ account, to: addresses.reservationManager, data })
      .then(() => undefined, decodeFailure);
    if (cause !== undefined) return refused(item, index + 1, cause);
  }
  return undefined;
}

function refused(item: CartItem, position: number, cause: AppError): AppError {
  if (cause.code === "chain.unreachable" || cause.code === "internal.unexpected") return cause;
  const unitId = item.act === "confirm" ? Number(item.reservationId >> 32n) : item.unitId;
  const evidence = { ...cause.evidence, unitId, position, refusal: cause.code, reason: cause.message };
  return new AppError("reservation.cart-refused", evidence, { cause, hint: cause.hint });
}
