import { lazy, Suspense } from "react";
import { peopleMessages } from "./access/people-messages.ts";
import { useSignIn } from "./signing/sign-in-provider.tsx";
import { Loading } from "./ui/loading.tsx";
import { PageTitle } from "./ui/page-title.tsx";

const PeoplePanel = lazy(async () => ({ default: (await import("./people-panel.tsx")).PeoplePanel }));

/** Who acts for one's own hospital. */
export function PeopleScreen() {
  const { wanted, openDialog } = useSignIn();
  const signIn = (
    <button type="button" className="action" onClick={openDialog}>
      {peopleMessages.signInFirst}
    </button>
  );
  return (
    <div className="frame py-8">
      <PageTitle>{peopleMessages.title}</PageTitle>
      <h1 className="mb-4 text-3xl sm:text-4xl">{peopleMessages.title}</h1>
      {wanted ? (
        <Suspense fallback={<Loading lines={6} />}>
          <PeoplePanel fallback={signIn} />
        </Suspense>
      ) : (
        signIn
      )}
    </div>
  );
}
