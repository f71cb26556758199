import { uiMessages } from "./messages.ts";
import { PageTitle } from "./page-title.tsx";

/** Shown in place of a screen that failed. */
export function Crashed() {
  return (
    <div className="frame py-12" role="alert">
      <PageTitle>{uiMessages.crashed}</PageTitle>
      <h1 className="text-2xl">{uiMessages.crashed}</h1>
      <p className="mt-2">{uiMessages.crashedHint}</p>
      <button type="button" className="action mt-4" onClick={() => location.reload()}>
        {uiMessages.reload}
      </button>
    </div>
  );
}
