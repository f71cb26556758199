import type { WorkOrder } from "@medequipshare/protocol";
import { acceptWork, approveWork } from "@medequipshare/sdk";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useNode } from "../http/node-provider.tsx";
import { ActButton } from "../signing/act-button.tsx";
import { useSigner } from "../signing/signer.ts";
import { SignerScope } from "../signing/signer-scope.tsx";
import { useOwnStaff } from "../signing/use-own-staff.ts";
import { Empty } from "../ui/empty.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { Loading } from "../ui/loading.tsx";
import { Problem } from "../ui/problem.tsx";
import { maintenanceMessages } from "./messages.ts";
import { openWorkQuery } from "./queries.ts";
import { type Visitor, workClaim } from "./work-claim.ts";

type Naming = {
  readonly nameOf: (facilityId: number) => string;
  /** The unit's name, as a link's text. */
  readonly unitNameOf: (unitId: number) => ReactNode;
};
type OpenWorkProps = Naming & {
  /** Shown until somebody has signed in. */
  readonly fallback: ReactNode;
};

/** Work under way on the units of the visitor's facility, or by it, with what the visitor may do about each. */
export function OpenWork({ fallback, ...naming }: OpenWorkProps) {
  return (
    <SignerScope fallback={fallback}>
      <SignedIn {...naming} />
    </SignerScope>
  );
}

function SignedIn(naming: Naming) {
  const { account } = useSigner();
  const staff = useOwnStaff();
  if (staff === undefined) return <Loading lines={2} />;
  if (staff.facilityId === 0) return <Empty>{maintenanceMessages.notStaff}</Empty>;
  return <Listed visitor={{ account, ...staff }} {...naming} />;
}

function Listed({ visitor, ...naming }: Naming & { visitor: Visitor }) {
  const open = useQuery(openWorkQuery(useNode(), visitor.facilityId));
  if (open.isPending) return <Loading lines={2} />;
  if (open.isError) return <Problem error={open.error} onRetry={() => void open.refetch()} />;
  if (open.data.length === 0) return <Empty>{maintenanceMessages.none}</Empty>;
  return (
    <>
      <p role="status" className="sr-only">
        {maintenanceMessages.count(open.data.length)}
      </p>
      <ul>
        {open.data.map((order) => (
          <Work key={String(order.workOrderId)} {...{ order, visitor }} {...naming} />
        ))}
      </ul>
    </>
  );
}

type WorkProps = Naming & { readonly order: WorkOrder; readonly visitor: Visitor };

function Work({ order, visitor, nameOf, unitNameOf }: WorkProps) {
  const { unitId, ownerId, providerId, kind, state, amount } = order;
  const claim = workClaim(order, visitor);
  return (
    <li className="grid gap-x-10 gap-y-4 border-b border-rule py-5 last:border-0 lg:grid-cols-[1.1fr_1fr]">
      <div>
        <h3 className="text-lg">
          {maintenanceMessages.kinds[kind]}{" "}
          <Link className="textlink" to="/units/$unitId" params={{ unitId: String(unitId) }}>
            {unitNameOf(unitId)}
          </Link>
        </h3>
        <p className="text-quiet">{maintenanceMessages.by(nameOf(providerId), nameOf(ownerId))}</p>
        <p className="tabular-nums">{maintenanceMessages.amount(formatMoney(amount))}</p>
      </div>
      <div className="grid content-start gap-4">
        <p className="font-medium">{maintenanceMessages.states[state]}</p>
        {claim === "own-request" && <p className="text-quiet">{maintenanceMessages.ownRequest}</p>}
        {(claim === "approve" || claim === "accept") && <Answer {...{ order, claim, nameOf }} />}
      </div>
    </li>
  );
}

type AnswerProps = Pick<WorkProps, "order" | "nameOf"> & { readonly claim: "approve" | "accept" };

/** What is signed moves money or lets it move, so it is said once more. */
function Answer({ order, claim, nameOf }: AnswerProps) {
  const { workOrderId, unitId, providerId, kind } = order;
  const amount = formatMoney(order.amount);
  const isAccepting = claim === "accept";
  return (
    <div>
      <ActButton
        act={(network) => (isAccepting ? acceptWork : approveWork)(network, { workOrderId })}
        changes={[["units"], ["unit", unitId]]}
        confirmation={{
          title: isAccepting ? maintenanceMessages.acceptTitle : maintenanceMessages.approveTitle,
          facts: [
            { term: maintenanceMessages.factWork, value: maintenanceMessages.kindNames[kind] },
            { term: maintenanceMessages.factProvider, value: nameOf(providerId) },
            {
              term: isAccepting ? maintenanceMessages.factAmountNow : maintenanceMessages.factAmount,
              value: amount,
            },
          ],
          sign: isAccepting
            ? maintenanceMessages.signAcceptance(amount)
            : maintenanceMessages.signApproval(amount),
        }}
      >
        {isAccepting ? maintenanceMessages.accept : maintenanceMessages.approve}
      </ActButton>
    </div>
  );
}
