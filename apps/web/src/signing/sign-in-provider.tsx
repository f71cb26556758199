import type { EnrolledPerson } from "@medequipshare/protocol";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { Address } from "viem";
import { useNode } from "../http/node-provider.tsx";
import { forgetPerson, type KeptPerson, keepPerson, readPerson } from "./kept-person.ts";
import { endSession, keepSession } from "./kept-session.ts";
import type { Person } from "./open-person.ts";
import { demonstrationQuery } from "./queries.ts";

type SignIn = {
  /** Whether somebody signed in here, or means to: only then the code that signs is loaded. */
  readonly wanted: boolean;
  /** Who signs with a passkey; null until that is known, undefined for nobody. */
  readonly person: Person | null | undefined;
  readonly dialogOpen: boolean;
  readonly openDialog: () => void;
  readonly closeDialog: () => void;
  /** Goes on as an invented person. */
  readonly become: (account: Address) => void;
  /** Goes on as somebody who has just proved who they are, which opened a session. */
  readonly enter: (person: EnrolledPerson, token: string, isShared: boolean) => void;
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
  enter: nothing,
  leave: nothing,
});

/** Keeps who has signed in: an invented person for as long as this tab is open, so that two tabs can be two hospitals. */
export function SignInProvider({ children }: { children: ReactNode }) {
  const node = useNode();
  const queryClient = useQueryClient();
  const [kept, setKept] = useState(readPerson);
  const [walletWanted, setWalletWanted] = useState(wasConnected);
  const [dialogOpen, setDialogOpen] = useState(false);
  const person = useKnown(kept);
  const state = useMemo(() => {
    const end = () => {
      endSession(node);
      queryClient.removeQueries({ queryKey: ["session"] });
    };
    const goOn = (next: KeptPerson, isShared?: boolean) => {
      end();
      keepPerson(next, isShared);
      setKept(next);
      setDialogOpen(false);
    };
    return {
      wanted: walletWanted || person !== undefined,
      person,
      dialogOpen,
      openDialog: () => {
        setWalletWanted(true);
        setDialogOpen(true);
      },
      closeDialog: () => setDialogOpen(false),
      become: (account: Address) => goOn(account),
      enter: (next: EnrolledPerson, token: string, isShared: boolean) => {
        goOn(next, isShared);
        keepSession(next.account, token);
      },
      leave: () => {
        end();
        forgetPerson();
        setKept(undefined);
      },
    };
  }, [node, queryClient, walletWanted, person, dialogOpen]);
  return <SignInContext value={state}>{children}</SignInContext>;
}

/** Somebody with a passkey is known by what is kept; of an invented person the node tells the rest. */
function useKnown(kept: KeptPerson | undefined): SignIn["person"] {
  const isInvented = typeof kept === "string";
  const people = useQuery({ ...demonstrationQuery(useNode()), enabled: isInvented });
  if (!isInvented) return kept;
  if (people.isError) return undefined;
  return people.isPending ? null : people.data.find(({ account }) => account === kept);
}

export function useSignIn(): SignIn {
  return useContext(SignInContext);
}

/** wagmi leaves this key behind when a wallet is connected. */
function wasConnected(): boolean {
  try {
    return localStorage.getItem("wagmi.recentConnectorId") !== null;
  } catch {
    return false;
  }
}
