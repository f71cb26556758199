import { lazy, Suspense } from "react";
import { todayMessages } from "./reservation/today-messages.ts";
import { useSignIn } from "./signing/sign-in-provider.tsx";
import { Loading } from "./ui/loading.tsx";
import { ScreenHead } from "./ui/screen-head.tsx";

const TodayPanel = lazy(async () => ({ default: (await import("./today-panel.tsx")).TodayPanel }));

/** Where staff begin: what waits for them and their hospital. */
export function TodayScreen() {
  const { wanted, openDialog } = useSignIn();
  const signIn = (
    <>
      <ScreenHead title={todayMessages.title} />
      <button type="button" className="action" onClick={openDialog}>
        {todayMessages.signInFirst}
      </button>
    </>
  );
  return (
    <div className="frame py-6">
      {wanted ? (
        <Suspense fallback={<Loading lines={6} />}>
          <TodayPanel fallback={signIn} />
        </Suspense>
      ) : (
        signIn
      )}
    </div>
  );
}
