import {
  amendmentDeskAbi,
  checkoutDeskAbi,
  custodyLedgerAbi,
  equipmentRegistryAbi,
  facilityLedgerAbi,
  facilityRegistryAbi,
  maintenanceFundAbi,
  overrideDeskAbi,
  ratingDeskAbi,
  reservationManagerAbi,
  settlementDeskAbi,
  usageMeterAbi,
  waitlistDeskAbi,
} from "@medequipshare/contracts";

/** The contracts that know each other, in the order of the on-chain enum Peer. */
export const peerNames = [
  "facilityRegistry",
  "facilityLedger",
  "equipmentRegistry",
  "reservationManager",
  "usageMeter",
  "custodyLedger",
  "checkoutDesk",
  "maintenanceFund",
  "settlementDesk",
  "ratingDesk",
  "amendmentDesk",
  "waitlistDesk",
  "overrideDesk",
] as const;

export type PeerName = (typeof peerNames)[number];

/** Each peer's ABI. */
export const peerAbis = {
  facilityRegistry: facilityRegistryAbi,
  facilityLedger: facilityLedgerAbi,
  equipmentRegistry: equipmentRegistryAbi,
  reservationManager: reservationManagerAbi,
  usageMeter: usageMeterAbi,
  custodyLedger: custodyLedgerAbi,
  checkoutDesk: checkoutDeskAbi,
  maintenanceFund: maintenanceFundAbi,
  settlementDesk: settlementDeskAbi,
  ratingDesk: ratingDeskAbi,
  amendmentDesk: amendmentDeskAbi,
  waitlistDesk: waitlistDeskAbi,
  overrideDesk: overrideDeskAbi,
} as const;

export type PeerAbis = typeof peerAbis;
