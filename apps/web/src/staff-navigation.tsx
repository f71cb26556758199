import { hasRole } from "@medequipshare/domain";
import type { ReactNode } from "react";
import { NavigationLinks, type PlaceAddress } from "./navigation-links.tsx";
import { SignerScope } from "./signing/signer-scope.tsx";
import { type OwnStaff, useOwnStaff } from "./signing/use-own-staff.ts";
import { useOpenMatters } from "./use-open-matters.ts";

/** The ways in the order of the visitor's role, with what is open there. */
export function StaffNavigation({ fallback }: { fallback: ReactNode }) {
  return (
    <SignerScope {...{ fallback }}>
      <SignedIn {...{ fallback }} />
    </SignerScope>
  );
}

function SignedIn({ fallback }: { fallback: ReactNode }) {
  const staff = useOwnStaff();
  if (staff === undefined || staff.facilityId === 0) return fallback;
  return <WithCounts {...{ staff }} />;
}

function WithCounts({ staff }: { staff: OwnStaff }) {
  const { today, others } = useOpenMatters(staff);
  const waiting = today?.waiting ?? [];
  const open = {
    "/today": { count: waiting.length + others.length, late: waiting.some(({ isLate }) => isLate) },
    "/approvals": { count: others.reduce((sum, { count }) => sum + count, 0), late: false },
  };
  const jobs = jobsOf(staff.roles);
  const lookUp = everything.filter((to) => !jobs.includes(to));
  return <NavigationLinks {...{ jobs, lookUp, open }} />;
}

const everything: readonly PlaceAddress[] = [
  "/find",
  "/out-and-in",
  "/units",
  "/approvals",
  "/schedule",
  "/people",
  "/",
];

function jobsOf(roles: number): readonly PlaceAddress[] {
  if (hasRole(roles, "coordinator")) return ["/today", "/find", "/out-and-in", "/units"];
  if (hasRole(roles, "biomedical")) return ["/today", "/units", "/out-and-in", "/schedule"];
  if (hasRole(roles, "clinical-lead")) return ["/today", "/approvals", "/out-and-in", "/units"];
  if (hasRole(roles, "administrator")) return ["/today", "/people", "/out-and-in", "/units"];
  return ["/today", "/out-and-in", "/units", "/schedule"];
}
