import { Role, serviceArea } from "@medequipshare/domain";
import { appointStaff, certifyCompetency, changeServiceArea } from "@medequipshare/sdk";
import type { Hospital } from "../montana.ts";
import type { Seeding } from "../seed-network.ts";
import { sendTogether } from "../send-together.ts";

const TWO_YEARS = 2 * 365 * 86_400;
const roles = ["coordinator", "operator", "biomedical", "clinical-lead", "finance", "auditor"] as const;

/** A person for each role accepts, the administrator appoints them, certifies the operator and opens the service area. */
export async function appointStaffAt(seeding: Seeding, place: Hospital, facilityId: number): Promise<void> {
  const administrator = await seeding.person(place, "administrator");
  const until = seeding.present() + TWO_YEARS;
  const accepted = await Promise.all(
    roles.map(async (role) => {
      const person = await seeding.person(place, role);
      return person.accept({ facilityId, roles: Role[role], until });
    }),
  );
  await sendTogether(
    administrator.writer,
    accepted.map((appointment) => (writer) => appointStaff(writer, appointment)),
  );
  const operator = await seeding.person(place, "operator");
  const evidence = await administrator.put({
    kind: "competency",
    bytes: new TextEncoder().encode('{"method":"observed practice (invented)","productCode":"CBK"}'),
    recipientNpis: [place.npi],
  });
  const area = serviceArea({ centre: place, minutes: 360, finest: 3 });
  await sendTogether(administrator.writer, [
    (writer) => certifyCompetency(writer, { account: operator.account, productCode: "CBK", until, evidence }),
    (writer) => changeServiceArea(writer, { added: area }),
  ]);
}
