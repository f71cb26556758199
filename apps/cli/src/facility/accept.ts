import { parseRoles } from "@medequipshare/domain";
import { getAcceptanceNonce, signAcceptance } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { integer, text } from "../terminal/params.ts";
import { writeAcceptance } from "./acceptance-file.ts";
import { appointmentTerms } from "./appointment-terms.ts";

export const accept = defineCommand({
  path: "facility accept",
  summary:
    "Accept, with your own key, that a facility appoints you, or changes your appointment, on these terms",
  args: { facility: integer("id", "the facility that appoints you"), file: text("file", "file to write") },
  options: appointmentTerms,
  async run(context, { facility: facilityId, file, roles, until }) {
    const { account, passkey, signer } = await context.person();
    const reader = await context.reader();
    const { addresses } = reader;
    const nonce = await getAcceptanceNonce(reader, { account });
    const terms = {
      ...{ facilityId, account, roles: parseRoles(roles), until },
      ...{ passkey: passkey?.publicKey, nonce },
    };
    const signature = await signAcceptance(signer, { addresses, ...terms });
    writeAcceptance(file, { terms, signature });
    return {
      data: { file, ...terms, signature },
      text: `You accept to be ${roles} at facility ${facilityId}.\nIts administrator now runs: facility appoint --acceptance ${file} with the same --roles and --until`,
    };
  },
});
