import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { useNode } from "../http/node-provider.tsx";
import { networkQuery } from "../http/queries.ts";
import { openPerson, type Person } from "./open-person.ts";
import { useSignIn } from "./sign-in-provider.tsx";
import { SignerContext } from "./signer.ts";

type PersonScopeProps = {
  readonly person: Person;
  readonly fallback: ReactNode;
  readonly children: ReactNode;
};

/** Lets what is inside sign as somebody with a passkey; the node pays for what the person does. */
export function PersonScope({ person, fallback, children }: PersonScopeProps) {
  const node = useNode();
  const queryClient = useQueryClient();
  const { leave } = useSignIn();
  const { data: opened } = useQuery({
    queryKey: ["person", person.account, "credentialId" in person ? person.credentialId : ""],
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    queryFn: async () => openPerson(person, await queryClient.ensureQueryData(networkQuery(node)), node),
  });
  const signer = useMemo(() => opened && { ...opened, leave }, [opened, leave]);
  if (signer === undefined) return fallback;
  return <SignerContext value={signer}>{children}</SignerContext>;
}
