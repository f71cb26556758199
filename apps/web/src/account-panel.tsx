import type { ReactNode } from "react";
import { accessMessages } from "./signing/messages.ts";
import { roleNames } from "./signing/role-names.ts";
import { useSigner } from "./signing/signer.ts";
import { SignerScope } from "./signing/signer-scope.tsx";
import { useOwnStaff } from "./signing/use-own-staff.ts";
import { useFacilityNames } from "./use-facility-names.ts";
import { OtherChain } from "./wallet/other-chain.tsx";

/** Hospital and role of whoever has signed in, and the way out. */
export function AccountPanel({ fallback }: { fallback: ReactNode }) {
  return (
    <SignerScope fallback={fallback}>
      <Account />
    </SignerScope>
  );
}

function Account() {
  const { kind, account, name, leave } = useSigner();
  const staff = useOwnStaff();
  const nameOf = useFacilityNames();
  const isStaff = staff !== undefined && staff.facilityId !== 0;
  return (
    <div className="who">
      <p className="sr-only">{accessMessages.you}</p>
      <p className={isStaff ? "font-semibold" : "font-mono text-sm"}>
        {isStaff ? nameOf(staff.facilityId) : accessMessages.short(account)}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="text-sm text-quiet">
          {name !== undefined && <span className="block text-ink">{name}</span>}
          {isStaff && roleNames(staff.roles)}
        </span>
        <button type="button" className="textlink text-sm" onClick={leave}>
          {accessMessages.signOut}
        </button>
      </div>
      {kind === "wallet" && <OtherChain />}
    </div>
  );
}
