export * from "@medequipshare/contracts";
export {
  type AccountSigners,
  accountAddress,
  accountCreation,
  accountSigners,
} from "./access/account-address.ts";
export { accountNonce } from "./access/account-nonce.ts";
export { encodeAssertion } from "./access/encode-assertion.ts";
export { encodeMultiSignature, type SignerSignature } from "./access/encode-multi-signature.ts";
export type { CallRelay, Delivery, OperationRelay, PrepareInput } from "./access/operation-relay.ts";
export {
  createP256Jwk,
  hexToBase64Url,
  importP256Key,
  lowS,
  type P256Key,
  type P256PrivateJwk,
  type P256PublicKey,
  type P256Signature,
  requireP256Jwk,
} from "./access/p256-key.ts";
export type { Assertion, Passkey } from "./access/passkey.ts";
export { type PasskeySenderParameters, passkeySender } from "./access/passkey-sender.ts";
export { passkeySigner } from "./access/passkey-signer.ts";
export { personalSignHash } from "./access/personal-sign-hash.ts";
export { type RelaySenderParameters, relaySender } from "./access/relay-sender.ts";
export {
  SESSION_CHALLENGE_SECONDS,
  type SessionMessageParameters,
  sessionMessage,
} from "./access/session-message.ts";
export { type SignAsAccountParameters, signAsAccount } from "./access/sign-as-account.ts";
export {
  createSoftwarePasskey,
  parseSoftwarePasskey,
  type SoftwarePasskeyJson,
  softwarePasskey,
} from "./access/software-passkey.ts";
export {
  type PasskeyStatementSignerParameters,
  passkeyStatementSigner,
  type StatementSigner,
  walletStatementSigner,
} from "./access/statement-signer.ts";
export {
  type BuildUserOperationParameters,
  buildUserOperation,
  encodeCalls,
  hashUserOperation,
  type OperationCall,
  type UserOperation,
} from "./access/user-operation.ts";
export * from "./acts.ts";
export { codeOfSelector } from "./chain/code-of-selector.ts";
export { decodeEvent, networkEventsAbi } from "./chain/decode-event.ts";
export { decodeEvents } from "./chain/decode-events.ts";
export { decodeFailure } from "./chain/decode-failure.ts";
export { decodeRevert } from "./chain/decode-revert.ts";
export { type Act, type ActFacts, isAct } from "./chain/define-act.ts";
export {
  type DiscoverNetworkParameters,
  type DiscoverNetworkReturnType,
  discoverNetwork,
} from "./chain/discover-network.ts";
export type { Call } from "./chain/encode-call.ts";
export { type EventArguments, type FindEventParameters, findEvent } from "./chain/find-event.ts";
export type { NetworkReader, NetworkWriter } from "./chain/network.ts";
export type { NetworkAddresses } from "./chain/network-addresses.ts";
export { networkErrorsAbi, ownErrorsAbi } from "./chain/network-errors-abi.ts";
export { requireEvent } from "./chain/require-event.ts";
export type { ActReceipt, EventLog, Sender } from "./chain/sender.ts";
export { type WalletSenderParameters, walletSender } from "./chain/wallet-sender.ts";
export { type GetHolderParameters, type GetHolderReturnType, getHolder } from "./custody/get-holder.ts";
export { type GetLoanParameters, type GetLoanReturnType, getLoan } from "./custody/get-loan.ts";
export { type HandOn, handOnStatement, hashHandOn } from "./custody/hand-on-statement.ts";
export { type Handover, handoverStatement, hashHandover } from "./custody/handover.ts";
export { type PrepareHandOnParameters, prepareHandOn } from "./custody/prepare-hand-on.ts";
export { type PrepareHandoverParameters, prepareHandover } from "./custody/prepare-handover.ts";
export { type SignHandOnParameters, signHandOn } from "./custody/sign-hand-on.ts";
export { type SignHandoverParameters, signHandover } from "./custody/sign-handover.ts";
export { cidOf, digestOfCid } from "./document/cid-of.ts";
export { digestOf } from "./document/digest-of.ts";
export { isSealed, type OpenedDocument, openSealed } from "./document/open-sealed.ts";
export {
  contentEncryptionAlgorithm,
  keyManagementAlgorithm,
  type SealParameters,
  type SealRecipient,
  seal,
} from "./document/seal.ts";
export { verifyDocument } from "./document/verify-document.ts";
export { CertificateKind, type CertificateKindName } from "./equipment/certificate-kind.ts";
export type { RegisterUnitParameters } from "./equipment/encode-registration.ts";
export { type GetFitnessParameters, type GetFitnessReturnType, getFitness } from "./equipment/get-fitness.ts";
export { type GetStockParameters, type GetStockReturnType, getStock } from "./equipment/get-stock.ts";
export { type GetUnitParameters, type GetUnitReturnType, getUnit } from "./equipment/get-unit.ts";
export { loadProductCodeTree } from "./equipment/load-product-code-tree.ts";
export { productCodeRoot } from "./equipment/product-code-root.ts";
export {
  type RegisterUnitReturnType,
  registerUnit,
} from "./equipment/register-unit.ts";
export {
  type AppointStaffParameters,
  type AppointStaffReturnType,
  appointStaff,
} from "./facility/appoint-staff.ts";
export {
  type AttestFacilityReturnType,
  attestFacility,
} from "./facility/attest-facility.ts";
export { type GetScoreParameters, type GetScoreReturnType, getScore } from "./facility/get-score.ts";
export { type GetStaffParameters, type GetStaffReturnType, getStaff } from "./facility/get-staff.ts";
export {
  type GetStandingParameters,
  type GetStandingReturnType,
  getStanding,
} from "./facility/get-standing.ts";
export {
  encodeApplication,
  type MembershipApplication,
  passkeyCoordinates,
} from "./facility/membership-application.ts";
export {
  encodeRating,
  type Rating,
  type RatingCommitmentParameters,
  ratingCommitment,
} from "./facility/rating.ts";
export {
  type SignAgreementReturnType,
  signAgreement,
} from "./facility/sign-agreement.ts";
export { listActs } from "./list-acts.ts";
export { type GetFundParameters, type GetFundReturnType, getFund } from "./maintenance/get-fund.ts";
export {
  type GetWorkOrderParameters,
  type GetWorkOrderReturnType,
  getWorkOrder,
} from "./maintenance/get-work-order.ts";
export * from "./reservation/index.ts";
export { type DepositReturnType, deposit } from "./settlement/deposit.ts";
export {
  type GetBalanceParameters,
  type GetBalanceReturnType,
  getBalance,
} from "./settlement/get-balance.ts";
export {
  type PreviewSettlementParameters,
  type PreviewSettlementReturnType,
  previewSettlement,
} from "./settlement/preview-settlement.ts";
export { type CheckOutRequest, hashCheckOut } from "./usage/check-out-request.ts";
export {
  type BreakGlassKey,
  type GetBreakGlassReturnType,
  getBreakGlass,
  getLockNumber,
} from "./usage/get-break-glass.ts";
export {
  type GetLatestReadingParameters,
  type GetLatestReadingReturnType,
  getLatestReading,
} from "./usage/get-latest-reading.ts";
export { type MayOpenParameters, type MayOpenReturnType, mayOpen } from "./usage/may-open.ts";
export { type SignedBreakGlass, signBreakGlass } from "./usage/sign-break-glass.ts";
export { signCheckOut } from "./usage/sign-check-out.ts";
export { type SignedPresence, signPresence } from "./usage/sign-presence.ts";
export { type SignedReading, signReading } from "./usage/sign-reading.ts";
