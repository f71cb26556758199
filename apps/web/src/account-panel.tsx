import type { ReactNode } from "react";
import { accessMessages } from "./signing/messages.ts";
import { roleNames } from "./signing/role-names.ts";
import { useSigner } from "./signing/signer.ts";
import { SignerScope } from "./signing/signer-scope.tsx";
import { useOwnStaff } from "./signing/use-own-staff.ts";
import { Icon } from "./ui/icon.tsx";
import { useFacilityNames } from "./use-facility-names.ts";
import { OtherChain } from "./wallet/other-chain.tsx";

/** Name, role and hospital of whoever has signed in, and the way out. */
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
    <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
      {kind === "wallet" && <OtherChain />}
      <span className="inline-flex items-center gap-1.5 text-sm">
        <Icon name="wallet" />
        <span className="sr-only">{accessMessages.you}</span>
        <span className={isStaff ? "" : "font-mono"}>
          {isStaff
            ? accessMessages.is(name ?? roleNames(staff.roles), nameOf(staff.facilityId))
            : accessMessages.short(account)}
        </span>
      </span>
      <button type="button" className="action plain" onClick={leave}>
        {accessMessages.signOut}
      </button>
    </div>
  );
}
