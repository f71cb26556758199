import { lazy, Suspense } from "react";
import { outAndInMessages } from "./out-and-in-messages.ts";
import { useSignIn } from "./signing/sign-in-provider.tsx";
import { Loading } from "./ui/loading.tsx";
import { ScreenHead } from "./ui/screen-head.tsx";

const OutAndInPanel = lazy(async () => ({
  default: (await import("./out-and-in-panel.tsx")).OutAndInPanel,
}));

/** Everything that one's hospital lends, borrows, holds and waits for. */
export function OutAndInScreen() {
  const { wanted, openDialog } = useSignIn();
  const signIn = (
    <button type="button" className="action" onClick={openDialog}>
      {outAndInMessages.signInFirst}
    </button>
  );
  return (
    <div className="frame py-6">
      <ScreenHead title={outAndInMessages.title} lead={outAndInMessages.lead} />
      {wanted ? (
        <Suspense fallback={<Loading lines={8} />}>
          <OutAndInPanel fallback={signIn} />
        </Suspense>
      ) : (
        signIn
      )}
    </div>
  );
}
