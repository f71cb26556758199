import { lazy, Suspense, useEffect, useRef } from "react";
import { Loading } from "../ui/loading.tsx";
import { accessMessages } from "./messages.ts";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { useSignIn } from "./sign-in-provider.tsx";
import { TryAs } from "./try-as.tsx";

const Wallets = lazy(async () => ({ default: (await import("../wallet/wallets.tsx")).Wallets }));

/** Every way to sign in: with a passkey, as invented people where there are any, and with a wallet. */
export function SignInDialog() {
  const { dialogOpen, closeDialog } = useSignIn();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialogOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!dialogOpen) dialog.current?.close();
  }, [dialogOpen]);
  return (
    <dialog ref={dialog} onClose={closeDialog} aria-labelledby="sign-in-title" className="sheet">
      <h2 id="sign-in-title" className="text-xl">
        {accessMessages.signIn}
      </h2>
      {dialogOpen && (
        <>
          <PasskeySignIn />
          <TryAs />
          <Suspense fallback={<Loading lines={2} />}>
            <Wallets onConnected={closeDialog} />
          </Suspense>
        </>
      )}
      <form method="dialog" className="mt-4 text-right">
        <button type="submit" className="action plain">
          {accessMessages.close}
        </button>
      </form>
    </dialog>
  );
}
