import { formatUsd } from "@medequipshare/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useConnection } from "wagmi";
import { useNode } from "../http/node-provider.tsx";
import { untilIndexed } from "../http/until-indexed.ts";
import { Problem } from "../ui/problem.tsx";
import { useOpenNetwork } from "../wallet/use-open-network.ts";
import { WalletScope } from "../wallet/wallet-scope.tsx";
import { useCart } from "./cart-provider.tsx";
import { findMessages } from "./find-messages.ts";
import { reservationMessages } from "./messages.ts";
import type { SignCart } from "./sign-cart.ts";

type CartButtonProps = {
  readonly act: SignCart;
  readonly escrow: bigint;
  /** Shown until a wallet is connected. */
  readonly fallback: ReactNode;
};

/** Signs the whole cart in one act, and empties it when that is done. */
export function CartButton({ fallback, ...props }: CartButtonProps) {
  return (
    <WalletScope fallback={fallback}>
      <Submit {...props} fallback={fallback} />
    </WalletScope>
  );
}

function Submit({ act, escrow, fallback }: CartButtonProps) {
  const { address } = useConnection();
  const { cart, empty } = useCart();
  const node = useNode();
  const open = useOpenNetwork();
  const queryClient = useQueryClient();
  const taking = useMutation({
    async mutationFn() {
      const { blockNumber } = await act(await open(), node, cart);
      await untilIndexed(node, blockNumber);
    },
    onSuccess: empty,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["units"] }),
  });
  if (address === undefined) return fallback;
  return (
    <>
      <button
        type="button"
        className="action w-full"
        disabled={taking.isPending}
        onClick={() => taking.mutate()}
      >
        {findMessages.cartTake(formatUsd(escrow))}
      </button>
      <p role="status" className="mt-2 text-sm">
        {taking.isPending ? reservationMessages.signing : findMessages.cartAll}
      </p>
      {taking.isError && <Problem error={taking.error} />}
    </>
  );
}
