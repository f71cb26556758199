import { homeCell, testNpi } from "@medequipshare/domain";
import type { ApplyForMembershipParameters } from "@medequipshare/sdk";
import type { TestPerson } from "./start-test-network.ts";

let ordinal = 40;

/** What a person needs to apply for a hospital in Billings with an NPI of its own. */
export async function anApplication(person: TestPerson): Promise<ApplyForMembershipParameters> {
  ordinal += 1;
  const npi = testNpi(ordinal);
  const { x, y } = await person.node.document.key({ params: { npi } });
  const digest = `0x${"22".repeat(32)}` as const;
  const place = { latitude: 45.7833, longitude: -108.5007 };
  const application = {
    kind: "hospital",
    npi,
    homeCell: homeCell(place),
    profile: digest,
    evidence: digest,
    encryptionKey: { x, y },
  } as const;
  return { application, passkey: person.passkey.publicKey };
}
