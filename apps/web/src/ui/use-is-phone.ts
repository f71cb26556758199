import { useSyncExternalStore } from "react";

/** As in frame.css: below this the rail gives way to tabs. */
const narrow = "(max-width: 56.24rem)";

/** Whether the page is drawn for a phone. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(follow, () => matchMedia(narrow).matches);
}

function follow(onChange: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}
