export {
  type AcceptTransferParameters,
  type AcceptTransferReturnType,
  acceptTransfer,
} from "./accept-transfer.ts";
export {
  type AmendReservationParameters,
  type AmendReservationReturnType,
  amendReservation,
} from "./amend-reservation.ts";
export type { AmendmentRequest } from "./amendment-request.ts";
export {
  type ApproveReservationParameters,
  type ApproveReservationReturnType,
  approveReservation,
} from "./approve-reservation.ts";
export {
  type CancelReservationParameters,
  type CancelReservationReturnType,
  cancelReservation,
} from "./cancel-reservation.ts";
export {
  type CancelUnfitReservationParameters,
  type CancelUnfitReservationReturnType,
  cancelUnfitReservation,
} from "./cancel-unfit-reservation.ts";
export {
  type CloseMaintenanceWindowParameters,
  type CloseMaintenanceWindowReturnType,
  closeMaintenanceWindow,
} from "./close-maintenance-window.ts";
export {
  type ConfirmReservationParameters,
  type ConfirmReservationReturnType,
  confirmReservation,
} from "./confirm-reservation.ts";
export {
  type DeclineReservationParameters,
  type DeclineReservationReturnType,
  declineReservation,
} from "./decline-reservation.ts";
export {
  type DisplaceReservationParameters,
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
  type HoldReservationParameters,
  type HoldReservationReturnType,
  holdReservation,
} from "./hold-reservation.ts";
export {
  type JoinWaitlistParameters,
  type JoinWaitlistReturnType,
  joinWaitlist,
} from "./join-waitlist.ts";
export {
  type LeaveWaitlistParameters,
  type LeaveWaitlistReturnType,
  leaveWaitlist,
} from "./leave-waitlist.ts";
export {
  type MoveReservationParameters,
  type MoveReservationReturnType,
  moveReservation,
} from "./move-reservation.ts";
export {
  type OfferTransferParameters,
  type OfferTransferReturnType,
  offerTransfer,
} from "./offer-transfer.ts";
export {
  type OpenMaintenanceWindowParameters,
  type OpenMaintenanceWindowReturnType,
  openMaintenanceWindow,
} from "./open-maintenance-window.ts";
export {
  type PromoteWaitlistParameters,
  type PromoteWaitlistReturnType,
  promoteWaitlist,
  promotionCall,
} from "./promote-waitlist.ts";
export {
  type RecallReservationParameters,
  type RecallReservationReturnType,
  recallReservation,
} from "./recall-reservation.ts";
export { encodeRequest, type ReservationRequest } from "./reservation-request.ts";
export { type ReserveParameters, type ReserveReturnType, reserve } from "./reserve.ts";
export {
  CART_LIMIT,
  type CartItem,
  type CartReservation,
  type ReserveCartParameters,
  type ReserveCartReturnType,
  reserveCart,
} from "./reserve-cart.ts";
export {
  type ReserveSeriesParameters,
  type ReserveSeriesReturnType,
  reserveSeries,
  type SeriesOccurrence,
} from "./reserve-series.ts";
export {
  type ReviewOverrideParameters,
  type ReviewOverrideReturnType,
  reviewOverride,
} from "./review-override.ts";
export {
  type ShortenReservationParameters,
  type ShortenReservationReturnType,
  shortenReservation,
} from "./shorten-reservation.ts";
export {
  type SweepHoldsParameters,
  type SweepHoldsReturnType,
  sweepHolds,
} from "./sweep-holds.ts";
export {
  type WithdrawTransferParameters,
  type WithdrawTransferReturnType,
  withdrawTransfer,
} from "./withdraw-transfer.ts";
