import { createKey } from "./access/create-key.ts";
import { nodeStatus } from "./access/node-status.ts";
import { rebuildNode } from "./access/rebuild-node.ts";
import { showKey } from "./access/show-key.ts";
import { showNetwork } from "./access/show-network.ts";
import { writeParameters } from "./access/write-parameters.ts";
import { certifyTurnaround } from "./custody/certify-turnaround.ts";
import { handOn } from "./custody/hand-on.ts";
import { handOver } from "./custody/hand-over.ts";
import { inspect } from "./custody/inspect.ts";
import { prepare } from "./custody/prepare.ts";
import { prepareHandOn } from "./custody/prepare-hand-on.ts";
import { sign } from "./custody/sign.ts";
import { signHandOn } from "./custody/sign-hand-on.ts";
import { get } from "./document/get.ts";
import { put } from "./document/put.ts";
import { verify } from "./document/verify.ts";
import { approve } from "./equipment/approve.ts";
import { checkList } from "./equipment/check-list.ts";
import { fileCertificate } from "./equipment/file-certificate.ts";
import { listUnits } from "./equipment/list-units.ts";
import { parseLabel } from "./equipment/parse-label.ts";
import { quarantine } from "./equipment/quarantine.ts";
import { register } from "./equipment/register.ts";
import { release } from "./equipment/release.ts";
import { setFloor } from "./equipment/set-floor.ts";
import { setTerms } from "./equipment/set-terms.ts";
import { showStock } from "./equipment/show-stock.ts";
import { showUnit } from "./equipment/show-unit.ts";
import { accept } from "./facility/accept.ts";
import { apply } from "./facility/apply.ts";
import { appoint } from "./facility/appoint.ts";
import { attest } from "./facility/attest.ts";
import { certify } from "./facility/certify.ts";
import { changeArea } from "./facility/change-area.ts";
import { dismiss } from "./facility/dismiss.ts";
import { listApplications } from "./facility/list-applications.ts";
import { listFacilities } from "./facility/list-facilities.ts";
import { rate } from "./facility/rate.ts";
import { resign } from "./facility/resign.ts";
import { revealRating } from "./facility/reveal-rating.ts";
import { showFacility } from "./facility/show-facility.ts";
import { signAgreement } from "./facility/sign-agreement.ts";
import { auditChain } from "./insight/audit-chain.ts";
import { acceptWork } from "./maintenance/accept-work.ts";
import { approveWork } from "./maintenance/approve-work.ts";
import { contribute } from "./maintenance/contribute.ts";
import { listWork } from "./maintenance/list-work.ts";
import { reportWork } from "./maintenance/report-work.ts";
import { requestWork } from "./maintenance/request-work.ts";
import { setPlan } from "./maintenance/set-plan.ts";
import { showFund } from "./maintenance/show-fund.ts";
import { acceptTransfer } from "./reservation/accept-transfer.ts";
import { amend } from "./reservation/amend.ts";
import { approveHold } from "./reservation/approve-hold.ts";
import { block } from "./reservation/block.ts";
import { cancel } from "./reservation/cancel.ts";
import { cancelUnfit } from "./reservation/cancel-unfit.ts";
import { confirm } from "./reservation/confirm.ts";
import { declineHold } from "./reservation/decline-hold.ts";
import { extend } from "./reservation/extend.ts";
import { hold } from "./reservation/hold.ts";
import { joinWaitlist } from "./reservation/join-waitlist.ts";
import { leaveWaitlist } from "./reservation/leave-waitlist.ts";
import { listOffers } from "./reservation/list-offers.ts";
import { listOverrides } from "./reservation/list-overrides.ts";
import { listReservations } from "./reservation/list-reservations.ts";
import { listWaitlist } from "./reservation/list-waitlist.ts";
import { move } from "./reservation/move.ts";
import { offerTransfer } from "./reservation/offer-transfer.ts";
import { override } from "./reservation/override.ts";
import { promoteWaitlist } from "./reservation/promote-waitlist.ts";
import { quoteAmendment } from "./reservation/quote-amendment.ts";
import { recall } from "./reservation/recall.ts";
import { reserve } from "./reservation/reserve.ts";
import { reserveCart } from "./reservation/reserve-cart.ts";
import { reserveSeries } from "./reservation/reserve-series.ts";
import { reviewOverride } from "./reservation/review-override.ts";
import { shorten } from "./reservation/shorten.ts";
import { showCalendar } from "./reservation/show-calendar.ts";
import { showReservation } from "./reservation/show-reservation.ts";
import { showSchedule } from "./reservation/show-schedule.ts";
import { sweep } from "./reservation/sweep.ts";
import { unblock } from "./reservation/unblock.ts";
import { withdrawTransfer } from "./reservation/withdraw-transfer.ts";
import { deposit } from "./settlement/deposit.ts";
import { preview } from "./settlement/preview.ts";
import { settle } from "./settlement/settle.ts";
import { showLedger } from "./settlement/show-ledger.ts";
import { withdraw } from "./settlement/withdraw.ts";
import type { CliCommand } from "./terminal/command.ts";
import { checkOut } from "./usage/check-out.ts";
import { enrolLock } from "./usage/enrol-lock.ts";
import { enrolMeter } from "./usage/enrol-meter.ts";
import { identifyBreakGlass } from "./usage/identify-break-glass.ts";
import { issueCredential } from "./usage/issue-credential.ts";
import { listBreakGlass } from "./usage/list-break-glass.ts";
import { listCredentials } from "./usage/list-credentials.ts";
import { listReadings } from "./usage/list-readings.ts";
import { lockPresence } from "./usage/lock-presence.ts";
import { mayOpen } from "./usage/may-open.ts";
import { placeBreakGlass } from "./usage/place-break-glass.ts";
import { pressBreakGlass } from "./usage/press-break-glass.ts";
import { proposeLock } from "./usage/propose-lock.ts";
import { proposeMeter } from "./usage/propose-meter.ts";
import { relayReading } from "./usage/relay-reading.ts";
import { reviewBreakGlass } from "./usage/review-break-glass.ts";
import { revokeCredential } from "./usage/revoke-credential.ts";

/** Every command, by room. */
export const commands: readonly CliCommand[] = [
  createKey,
  nodeStatus,
  rebuildNode,
  showKey,
  showNetwork,
  writeParameters,
  certifyTurnaround,
  handOver,
  inspect,
  prepare,
  sign,
  prepareHandOn,
  signHandOn,
  handOn,
  get,
  put,
  verify,
  approve,
  checkList,
  fileCertificate,
  listUnits,
  parseLabel,
  quarantine,
  register,
  release,
  setFloor,
  setTerms,
  showStock,
  showUnit,
  accept,
  apply,
  appoint,
  attest,
  certify,
  changeArea,
  dismiss,
  listApplications,
  listFacilities,
  rate,
  resign,
  revealRating,
  showFacility,
  signAgreement,
  auditChain,
  acceptWork,
  approveWork,
  contribute,
  listWork,
  reportWork,
  requestWork,
  setPlan,
  showFund,
  acceptTransfer,
  amend,
  block,
  cancel,
  cancelUnfit,
  approveHold,
  declineHold,
  reserveSeries,
  confirm,
  extend,
  hold,
  listOffers,
  listReservations,
  move,
  offerTransfer,
  quoteAmendment,
  recall,
  reserve,
  reserveCart,
  override,
  reviewOverride,
  listOverrides,
  joinWaitlist,
  leaveWaitlist,
  listWaitlist,
  promoteWaitlist,
  shorten,
  showCalendar,
  showReservation,
  showSchedule,
  sweep,
  unblock,
  withdrawTransfer,
  deposit,
  preview,
  settle,
  showLedger,
  withdraw,
  checkOut,
  enrolLock,
  enrolMeter,
  identifyBreakGlass,
  listBreakGlass,
  listReadings,
  lockPresence,
  mayOpen,
  placeBreakGlass,
  pressBreakGlass,
  proposeLock,
  proposeMeter,
  relayReading,
  reviewBreakGlass,
  issueCredential,
  listCredentials,
  revokeCredential,
];
