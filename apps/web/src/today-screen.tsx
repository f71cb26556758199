import { lazy, Suspense } from "react";
import { todayMessages } from "./reservation/today-messages.ts";
import { useSignIn } from "./signing/sign-in-provider.tsx";
import { Loading } from "./ui/loading.tsx";
import { PageTitle } from "./ui/page-title.tsx";

const TodayPanel = lazy(async () => ({ default: (await import("./today-panel.tsx")).TodayPanel }));

/** Where staff begin: what waits for them and their hospital. */
export function TodayScreen() {
  const { wanted, openDialog } = useSignIn();
  const signIn = (
    <button type="button" className="action" onClick={openDialog}>
      {todayMessages.signInFirst}
    </button>
  );
  return (
    <div className="frame py-8">
      <PageTitle>{todayMessages.title}</PageTitle>
      <h1 className="mb-4 text-3xl sm:text-4xl">{todayMessages.title}</h1>
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
