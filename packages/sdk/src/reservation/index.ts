export type { AmendmentRequest } from "./amendment-request.ts";
export {
  type DisplaceReservationReturnType,
  displaceReservation,
} from "./displace-reservation.ts";
export {
  type ExtendReservationParameters,
  type ExtendReservationReturnType,
  extendReservation,
} from "./extend-reservation.ts";
export {
  type GetCancellationParameters,
  type GetCancellationReturnType,
  getCancellation,
} from "./get-cancellation.ts";
export {
  type GetMaintenanceWindowParameters,
  type GetMaintenanceWindowReturnType,
  getMaintenanceWindow,
} from "./get-maintenance-window.ts";
export {
  type GetOfferedToParameters,
  type GetOfferedToReturnType,
  getOfferedTo,
} from "./get-offered-to.ts";
export {
  type GetOverrideCompensationParameters,
  type GetOverrideCompensationReturnType,
  getOverrideCompensation,
} from "./get-override-compensation.ts";
export {
  type GetOverrideRightParameters,
  type GetOverrideRightReturnType,
  getOverrideRight,
} from "./get-override-right.ts";
export { type GetQuoteParameters, type GetQuoteReturnType, getQuote } from "./get-quote.ts";
export {
  type GetReleaseParameters,
  type GetReleaseReturnType,
  getRelease,
} from "./get-release.ts";
export {
  type GetReservationParameters,
  type GetReservationReturnType,
  getReservation,
} from "./get-reservation.ts";
export {
  type GetWaitlistParameters,
  type GetWaitlistReturnType,
  getWaitlist,
} from "./get-waitlist.ts";
export {
  type HashReasonParameters,
  hashReason,
  reasonSalt,
} from "./hash-reason.ts";
export {
  type MoveReservationParameters,
  type MoveReservationReturnType,
  moveReservation,
} from "./move-reservation.ts";
export {
  type PromoteWaitlistParameters,
  type PromoteWaitlistReturnType,
  promoteWaitlist,
} from "./promote-waitlist.ts";
export { encodeRequest, type ReservationRequest } from "./reservation-request.ts";
export {
  CART_LIMIT,
  type CartItem,
  type CartReservation,
  type ReserveCartParameters,
  type ReserveCartReturnType,
  reserveCart,
} from "./reserve-cart.ts";
export {
  type ReserveSeriesReturnType,
  reserveSeries,
  type SeriesOccurrence,
} from "./reserve-series.ts";
export {
  type ShortenReservationParameters,
  type ShortenReservationReturnType,
  shortenReservation,
} from "./shorten-reservation.ts";
