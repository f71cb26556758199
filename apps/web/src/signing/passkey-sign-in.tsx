import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useNode } from "../http/node-provider.tsx";
import { Problem } from "../ui/problem.tsx";
import { accessMessages } from "./messages.ts";
import { useSignIn } from "./sign-in-provider.tsx";

/** Signs in whoever enrolled a passkey at this node: the passkey says who it is, no name is typed. */
export function PasskeySignIn() {
  const [isShared, setShared] = useState(false);
  const signingIn = usePasskeySignIn(isShared);
  return (
    <div className="mt-3 border-b border-rule pb-4">
      <button
        type="button"
        className="action w-full"
        disabled={signingIn.isPending}
        onClick={() => signingIn.mutate()}
      >
        {accessMessages.usePasskey}
      </button>
      <p className="mt-1 text-sm text-quiet">{accessMessages.passkeyLead}</p>
      <label className="mt-2 flex min-h-11 items-center gap-2 text-sm">
        <input type="checkbox" checked={isShared} onChange={({ target }) => setShared(target.checked)} />
        {accessMessages.shared}
      </label>
      <p role="status" className="text-sm">
        {signingIn.isPending && accessMessages.waitsForPasskey}
      </p>
      {signingIn.isError && <Problem error={signingIn.error} />}
    </div>
  );
}

function usePasskeySignIn(isShared: boolean) {
  const node = useNode();
  const queryClient = useQueryClient();
  const router = useRouter();
  const { enter } = useSignIn();
  return useMutation({
    async mutationFn() {
      const { choosePasskey } = await import("./browser-passkey.ts");
      const { challenge, rpId } = await node.session.challenge({ body: {} });
      const { credentialId, assertion } = await choosePasskey(challenge, rpId);
      const { authenticatorData, clientDataJSON, r, s } = assertion;
      const body = { challenge, credentialId, assertion: { authenticatorData, clientDataJSON, r, s } };
      return { credentialId, ...(await node.session.signIn({ body })) };
    },
    onSuccess({ account, credentialId, passkey, name, token }) {
      enter({ account, credentialId, passkey, name }, token, isShared);
      queryClient.setQueryData(["session", account], { token });
      if (router.state.location.pathname === "/") void router.navigate({ to: "/today" });
    },
  });
}
