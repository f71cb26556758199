import { Role, serviceArea } from "@medequipshare/domain";
import { appointStaff, certifyCompetency, changeServiceArea } from "@medequipshare/sdk";
import type { Hospital } from "../montana.ts";
import type { Seeding } from "../seed-network.ts";
import { sendTogether } from "../send-together.ts";

const TWO_YEARS = 2 * 365 * 86_400;
const roles = ["coordinator", "operator", "biomedical", "clinical-lead", "finance", "auditor"] as const;

/** The administrator appoints a person for each role, certifies the operator and opens the service area. */
export async function appointStaffAt(seeding: Seeding, place: Hospital): Promise<void> {
  const administrator = await seeding.person(place, "administrator");
  const until = Math.floor(Date.now() / 1000) + TWO_YEARS;
  const people = await Promise.all(
    roles.map(async (role) => ({ role, person: await seeding.person(place, role) })),
  );
  const appointments = people.map(
    ({ role, person: { account, passkey } }) =>
      (writer: typeof administrator.writer) =>
        appointStaff(writer, {
          account,
          roles: Role[role],
          until,
          passkey: passkey.publicKey,
          createAccount: true,
        }),
  );
  await sendTogether(administrator.writer, appointments);
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
