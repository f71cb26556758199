import { homeCell, testNpi } from "@medequipshare/domain";
import { type ApplyForMembershipParameters, createP256Jwk } from "@medequipshare/sdk";
import { publicKeyOf } from "../src/document/public-key-of.ts";
import type { TestPerson } from "./start-test-network.ts";

let ordinal = 40;

/** What a person needs to apply for a hospital in Billings with an NPI of its own. */
export async function anApplication(person: TestPerson): Promise<ApplyForMembershipParameters> {
  ordinal += 1;
  const npi = testNpi(ordinal);
  const encryptionKey = publicKeyOf(await createP256Jwk());
  const digest = `0x${"22".repeat(32)}` as const;
  const place = { latitude: 45.7833, longitude: -108.5007 };
  const application = {
    kind: "hospital",
    npi,
    homeCell: homeCell(place),
    profile: digest,
    evidence: digest,
    encryptionKey,
  } as const;
  return { application, passkey: person.passkey.publicKey };
}
