import { lazy, Suspense } from "react";
import { NavigationLinks, type PlaceAddress } from "./navigation-links.tsx";
import { useSignIn } from "./signing/sign-in-provider.tsx";

const StaffNavigation = lazy(async () => ({
  default: (await import("./staff-navigation.tsx")).StaffNavigation,
}));

const jobs: readonly PlaceAddress[] = ["/", "/find", "/units", "/today"];
const lookUp: readonly PlaceAddress[] = ["/schedule", "/approvals"];

/** The ways into the page, for whoever has signed in or for a visitor. */
export function Navigation() {
  const { wanted } = useSignIn();
  const visitors = <NavigationLinks {...{ jobs, lookUp }} />;
  if (!wanted) return visitors;
  return (
    <Suspense fallback={visitors}>
      <StaffNavigation fallback={visitors} />
    </Suspense>
  );
}
