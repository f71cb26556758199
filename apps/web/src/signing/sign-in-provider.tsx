import type { DemonstrationPerson } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { Address } from "viem";
import { useNode } from "../http/node-provider.tsx";
import { demonstrationQuery } from "./queries.ts";

type SignIn = {
  /** Whether somebody signed in here, or means to: only then the code that signs is loaded. */
  readonly wanted: boolean;
  /** Whom the visitor tries the page as; null until that is known, undefined for nobody. */
  readonly person: DemonstrationPerson | null | undefined;
  readonly dialogOpen: boolean;
  readonly openDialog: () => void;
  readonly closeDialog: () => void;
  readonly become: (account: Address) => void;
  readonly leave: () => void;
};

const nothing = () => {};
const SignInContext = createContext<SignIn>({
  wanted: false,
  person: undefined,
  dialogOpen: false,
  openDialog: nothing,
  closeDialog: nothing,
  become: nothing,
  leave: nothing,
});

/** Keeps who has signed in: a person for as long as this tab is open, so that two tabs can be two hospitals. */
export function SignInProvider({ children }: { children: ReactNode }) {
  const [account, setAccount] = useState(readPerson);
  const [walletWanted, setWalletWanted] = useState(wasConnected);
  const [dialogOpen, setDialogOpen] = useState(false);
  const people = useQuery({ ...demonstrationQuery(useNode()), enabled: account !== undefined });
  const found = people.data?.find((each) => each.account === account);
  const person = account === undefined || people.isError ? undefined : people.isPending ? null : found;
  const state = useMemo(
    () => ({
      wanted: walletWanted || person !== undefined,
      person,
      dialogOpen,
      openDialog: () => {
        setWalletWanted(true);
        setDialogOpen(true);
      },
      closeDialog: () => setDialogOpen(false),
      become: (next: Address) => {
        keepPerson(next);
        setAccount(next);
        setDialogOpen(false);
      },
      leave: () => {
        keepPerson(undefined);
        setAccount(undefined);
      },
    }),
    [walletWanted, person, dialogOpen],
  );
  return <SignInContext value={state}>{children}</SignInContext>;
}

export function useSignIn(): SignIn {
  return useContext(SignInContext);
}

const PERSON_KEY = "medequipshare.person";

/** Without storage, which a browser may refuse, one signs in anew after each loading. */
function readPerson(): Address | undefined {
  try {
    const kept = sessionStorage.getItem(PERSON_KEY);
    return kept !== null && /^0x[0-9a-f]{40}$/i.test(kept) ? (kept as Address) : undefined;
  } catch {
    return undefined;
  }
}

function keepPerson(account: Address | undefined): void {
  try {
    if (account === undefined) sessionStorage.removeItem(PERSON_KEY);
    else sessionStorage.setItem(PERSON_KEY, account);
  } catch {
    // Forgotten when the page is loaded again.
  }
}

/** wagmi leaves this key behind when a wallet is connected. */
function wasConnected(): boolean {
  try {
    return localStorage.getItem("wagmi.recentConnectorId") !== null;
  } catch {
    return false;
  }
}
