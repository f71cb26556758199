import { lazy, Suspense } from "react";
import { SignInButton } from "./signing/sign-in-button.tsx";
import { SignInDialog } from "./signing/sign-in-dialog.tsx";
import { useSignIn } from "./signing/sign-in-provider.tsx";

const AccountPanel = lazy(async () => ({ default: (await import("./account-panel.tsx")).AccountPanel }));

/** Who has signed in, in the header, or the way to. */
export function AccountButton() {
  const { wanted, openDialog } = useSignIn();
  const signIn = <SignInButton onPress={openDialog} />;
  return (
    <>
      {wanted ? (
        <Suspense fallback={signIn}>
          <AccountPanel fallback={signIn} />
        </Suspense>
      ) : (
        signIn
      )}
      <SignInDialog />
    </>
  );
}
