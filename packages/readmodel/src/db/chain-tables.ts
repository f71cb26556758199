import { handOnTable, handoverTable, inspectionTable, loanTable, turnaroundTable } from "../custody/table.ts";
import { certificateTable, reserveFloorTable, termsTable, unitTable } from "../equipment/table.ts";
import {
  agreementSignatureTable,
  agreementTable,
  attestationTable,
  competencyTable,
  facilityTable,
  ratingTable,
  scoreTable,
  serviceAreaCellTable,
  staffTable,
} from "../facility/table.ts";
import { activityTable } from "../insight/table.ts";
import { fundBalanceTable, fundEntryTable, planTable, workOrderTable } from "../maintenance/table.ts";
import {
  listingTable,
  maintenanceWindowTable,
  overrideTable,
  reservationChangeTable,
  reservationTable,
  waitlistEntryTable,
} from "../reservation/table.ts";
import {
  ledgerAccountTable,
  ledgerEntryTable,
  lentDayTable,
  lentTable,
  settlementTable,
} from "../settlement/table.ts";
import {
  breakGlassTable,
  grantTable,
  lockProposalTable,
  lockTable,
  meterTable,
  readingTable,
} from "../usage/table.ts";
import { blockTable } from "./table.ts";

/** The tables that follow from events alone: what a rebuild must reproduce row for row. */
export const chainTables = [
  blockTable,
  facilityTable,
  attestationTable,
  staffTable,
  competencyTable,
  serviceAreaCellTable,
  agreementTable,
  agreementSignatureTable,
  ratingTable,
  scoreTable,
  unitTable,
  certificateTable,
  termsTable,
  reserveFloorTable,
  reservationTable,
  reservationChangeTable,
  maintenanceWindowTable,
  waitlistEntryTable,
  overrideTable,
  listingTable,
  loanTable,
  handoverTable,
  handOnTable,
  inspectionTable,
  turnaroundTable,
  meterTable,
  readingTable,
  lockProposalTable,
  lockTable,
  grantTable,
  breakGlassTable,
  ledgerAccountTable,
  ledgerEntryTable,
  settlementTable,
  lentTable,
  lentDayTable,
  fundBalanceTable,
  fundEntryTable,
  planTable,
  workOrderTable,
  activityTable,
] as const;

export type ChainTable = (typeof chainTables)[number];
