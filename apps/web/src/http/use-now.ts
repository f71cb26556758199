import { useEffect, useState } from "react";
import { useLive } from "./live-provider.tsx";

/**
 * The time in unix seconds, told anew every half minute: the browser's clock, or the chain's when that is ahead, as
 * on a test chain whose clock was moved.
 */
export function useNow(): number {
  const { timestamp } = useLive();
  const [now, setNow] = useState(unixNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(unixNow()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now, timestamp ?? 0);
}

function unixNow(): number {
  return Math.floor(Date.now() / 1000);
}
