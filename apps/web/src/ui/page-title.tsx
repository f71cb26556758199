import { uiMessages } from "./messages.ts";

/** The document's title while this is shown. */
export function PageTitle({ children }: { children: string }) {
  return <title>{uiMessages.title(children)}</title>;
}
