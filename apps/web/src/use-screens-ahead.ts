import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

const AFTER_MS = 3_000;

/** Loads every screen once the first is shown: whoever follows a link while the node is down still gets its frame. */
export function useScreensAhead(): void {
  const router = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const route of Object.values(router.routesById)) void router.loadRouteChunk(route);
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [router]);
}
