import { lazy, Suspense } from "react";
import { SignInButton } from "./access/sign-in-button.tsx";
import { SignInDialog } from "./access/sign-in-dialog.tsx";
import { useSignIn } from "./access/sign-in-provider.tsx";

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
