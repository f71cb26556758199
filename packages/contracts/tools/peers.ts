/** The peers in the order of `Peer` in IPeerBook.sol, in which they are deployed. */
export const peerNames = [
  "FacilityRegistry",
  "FacilityLedger",
  "EquipmentRegistry",
  "ReservationManager",
  "UsageMeter",
  "CustodyLedger",
  "CheckoutDesk",
  "MaintenanceFund",
  "SettlementDesk",
  "RatingDesk",
  "AmendmentDesk",
  "WaitlistDesk",
  "OverrideDesk",
] as const;

export type PeerName = (typeof peerNames)[number];
