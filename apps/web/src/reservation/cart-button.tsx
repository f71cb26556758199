import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useNode } from "../http/node-provider.tsx";
import { untilIndexed } from "../http/until-indexed.ts";
import { useSigner } from "../signing/signer.ts";
import { SignerScope } from "../signing/signer-scope.tsx";
import { useOwnFacility } from "../signing/use-own-facility.ts";
import { ConfirmButton } from "../ui/confirm-button.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { formatMoment } from "../ui/format-time.ts";
import { Problem } from "../ui/problem.tsx";
import { useCart } from "./cart-provider.tsx";
import { payerName } from "./confirm-facts.ts";
import { confirmMessages } from "./confirm-messages.ts";
import { findMessages } from "./find-messages.ts";
import { reservationMessages } from "./messages.ts";
import type { SignCart } from "./sign-cart.ts";

type CartButtonProps = {
  readonly act: SignCart;
  readonly escrow: bigint;
  readonly nameOf: (facilityId: number) => string;
  /** Shown until somebody has signed in. */
  readonly fallback: ReactNode;
};

/** Signs the whole cart in one act, and empties it when that is done. */
export function CartButton({ fallback, ...props }: CartButtonProps) {
  return (
    <SignerScope fallback={fallback}>
      <Submit {...props} />
    </SignerScope>
  );
}

function Submit({ act, escrow, nameOf }: Omit<CartButtonProps, "fallback">) {
  const { cart, empty } = useCart();
  const node = useNode();
  const { open } = useSigner();
  const own = useOwnFacility();
  const queryClient = useQueryClient();
  const taking = useMutation({
    async mutationFn() {
      const { blockNumber } = await act(await open(), node, cart);
      await untilIndexed(node, blockNumber);
    },
    onSuccess: empty,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["units"] }),
  });
  const other = own ? cart.find(({ borrowerId }) => borrowerId !== own) : undefined;
  return (
    <>
      {other !== undefined && own && (
        <p role="status" className="mb-2 border-l-4 border-wait bg-wait-soft px-3 py-2 text-sm">
          {confirmMessages.otherPayer(nameOf(own), nameOf(other.borrowerId))}
        </p>
      )}
      <ConfirmButton
        disabled={taking.isPending || own === undefined || other !== undefined}
        onSign={() => taking.mutate()}
        confirmation={{
          title: confirmMessages.cartTitle(cart.length),
          facts: [
            ...cart.map(({ name, startsAt, endsAt, priority }) => ({
              term: name,
              value: confirmMessages.item(
                formatMoment(startsAt),
                formatMoment(endsAt),
                reservationMessages.priorities[priority],
              ),
            })),
            { term: confirmMessages.payer, value: payerName(own, nameOf) },
            { term: confirmMessages.escrow, value: formatMoney(escrow) },
          ],
          sign: confirmMessages.reserveSign(formatMoney(escrow)),
        }}
      >
        {findMessages.cartTake(formatMoney(escrow))}
      </ConfirmButton>
      <p role="status" className="mt-2 text-sm">
        {taking.isPending ? reservationMessages.signing : findMessages.cartAll}
      </p>
      {taking.isError && <Problem error={taking.error} />}
    </>
  );
}
