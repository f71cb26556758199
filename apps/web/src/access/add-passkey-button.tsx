import { addPasskey } from "@medequipshare/sdk";
import { useMutation } from "@tanstack/react-query";
import { accessMessages } from "../signing/messages.ts";
import { useSigner } from "../signing/signer.ts";
import { useSession } from "../signing/use-session.ts";
import { Icon } from "../ui/icon.tsx";
import { Problem } from "../ui/problem.tsx";
import { peopleMessages } from "./people-messages.ts";

/** Makes one more passkey, and lets it sign for the account of whoever has signed in. */
export function AddPasskeyButton({ name }: { name: string }) {
  const adding = useAddPasskey(name);
  return (
    <>
      <button
        type="button"
        className="action plain"
        disabled={adding.isPending}
        onClick={() => adding.mutate()}
      >
        {peopleMessages.addPasskey}
      </button>
      <p role="status" className="mt-2 text-sm">
        {adding.isPending && accessMessages.waitsForPasskey}
      </p>
      {adding.isError && <Problem error={adding.error} />}
      {adding.isSuccess && (
        <p role="status" className="mt-2 flex items-start gap-2 bg-go-soft px-3 py-2 font-medium text-go">
          <Icon name="go" />
          {peopleMessages.addedPasskey}
        </p>
      )}
    </>
  );
}

function useAddPasskey(name: string) {
  const { node } = useSession();
  const { open, credentialId } = useSigner();
  return useMutation({
    async mutationFn() {
      if (node === undefined) return;
      const { makePasskey } = await import("../signing/browser-passkey.ts");
      const asked = await node.passkey.challenge();
      const { registration, publicKey } = await makePasskey(asked, name, credentialId);
      await node.passkey.add({ body: { challenge: asked.challenge, registration } });
      // What the node remembers opens nothing until the account itself names the passkey a signer.
      await addPasskey(await open(), { passkey: publicKey });
    },
  });
}
