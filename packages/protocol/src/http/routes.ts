import { adminRoutes } from "../access/admin.ts";
import { demonstrationRoutes } from "../access/demonstration.ts";
import { directoryRoutes } from "../access/directory.ts";
import { invitationRoutes } from "../access/invitations.ts";
import { networkRoutes } from "../access/network.ts";
import { operationRoutes, relayRoutes } from "../access/operations.ts";
import { passkeyRoutes } from "../access/passkeys.ts";
import { personRoutes } from "../access/people.ts";
import { sessionRoutes } from "../access/sessions.ts";
import { documentRoutes } from "../document/documents.ts";
import { stockRoutes } from "../equipment/stock.ts";
import { unitRoutes } from "../equipment/units.ts";
import { facilityRoutes } from "../facility/facilities.ts";
import { maintenanceRoutes } from "../maintenance/maintenance.ts";
import { overrideRoutes } from "../reservation/overrides.ts";
import { reservationRoutes } from "../reservation/reservations.ts";
import { waitlistRoutes } from "../reservation/waitlists.ts";
import { ledgerRoutes } from "../settlement/settlements.ts";
import { breakGlassRoutes } from "../usage/break-glass.ts";
import { credentialRoutes } from "../usage/credentials.ts";
import { readingRoutes } from "../usage/readings.ts";
import { eventRoutes } from "./events.ts";

/** Every operation of a node, by subject and verb. Server and client are both made from this table. */
export const routes = {
  network: networkRoutes,
  operation: operationRoutes,
  relay: relayRoutes,
  session: sessionRoutes,
  passkey: passkeyRoutes,
  person: personRoutes,
  directory: directoryRoutes,
  invitation: invitationRoutes,
  admin: adminRoutes,
  demonstration: demonstrationRoutes,
  document: documentRoutes,
  facility: facilityRoutes,
  unit: unitRoutes,
  stock: stockRoutes,
  reservation: reservationRoutes,
  waitlist: waitlistRoutes,
  override: overrideRoutes,
  reading: readingRoutes,
  breakGlass: breakGlassRoutes,
  credential: credentialRoutes,
  ledger: ledgerRoutes,
  maintenance: maintenanceRoutes,
  event: eventRoutes,
};
export type Routes = typeof routes;
