import type { Approval } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useNode } from "./http/node-provider.tsx";
import { useNow } from "./http/use-now.ts";
import { ApprovalCard } from "./reservation/approval-card.tsx";
import { approvalMessages } from "./reservation/approval-messages.ts";
import { changeMessages } from "./reservation/change-messages.ts";
import { approvalsQuery } from "./reservation/queries.ts";
import { queueMessages } from "./reservation/queue-messages.ts";
import { CoordinatorGate } from "./signing/coordinator-gate.tsx";
import { useSignIn } from "./signing/sign-in-provider.tsx";
import { Empty } from "./ui/empty.tsx";
import { Loading } from "./ui/loading.tsx";
import { PageTitle } from "./ui/page-title.tsx";
import { Problem } from "./ui/problem.tsx";
import { Section } from "./ui/section.tsx";
import { usageMessages } from "./usage/messages.ts";
import { useFacilityNames } from "./use-facility-names.ts";
import { WorkUnderWay } from "./work-under-way.tsx";

const ReviewList = lazy(async () => ({
  default: (await import("./reservation/review-list.tsx")).ReviewList,
}));
const WaitingList = lazy(async () => ({
  default: (await import("./reservation/waiting-list.tsx")).WaitingList,
}));
const OpenOpenings = lazy(async () => ({
  default: (await import("./usage/open-openings.tsx")).OpenOpenings,
}));
const OfferedList = lazy(async () => ({ default: (await import("./offered-list.tsx")).OfferedList }));
const HoldActs = lazy(async () => ({ default: (await import("./reservation/hold-acts.tsx")).HoldActs }));

/** What awaits the answer of the visitor's facility, and what it asked others for. */
export function ApprovalsScreen() {
  return (
    <div className="frame py-6">
      <PageTitle>{approvalMessages.title}</PageTitle>
      <h1 className="text-(length:--text-xl)">{approvalMessages.title}</h1>
      <p className="mt-2 mb-6 max-w-[60ch] text-quiet">{approvalMessages.lead}</p>
      <CoordinatorGate connect={approvalMessages.connect}>
        {(facilityId) =>
          facilityId === null ? (
            <Empty>{approvalMessages.notCoordinator}</Empty>
          ) : (
            <>
              <Requests facilityId={facilityId} />
              <Section title={changeMessages.offered}>
                <Suspense fallback={<Loading lines={2} />}>
                  <OfferedList facilityId={facilityId} />
                </Suspense>
              </Section>
              <Section title={queueMessages.waiting}>
                <Suspense fallback={<Loading lines={2} />}>
                  <WaitingList facilityId={facilityId} />
                </Suspense>
              </Section>
            </>
          )
        }
      </CoordinatorGate>
      <Reviews />
      <Openings />
      <WorkUnderWay />
    </div>
  );
}

/** Clinical leads and auditors judge; they need not be coordinators. */
function Reviews() {
  const { wanted, openDialog } = useSignIn();
  const connect = (
    <button type="button" className="action plain" onClick={openDialog}>
      {queueMessages.connectToReview}
    </button>
  );
  return (
    <Section title={queueMessages.reviews}>
      {wanted ? (
        <Suspense fallback={<Loading lines={2} />}>
          <ReviewList fallback={connect} />
        </Suspense>
      ) : (
        connect
      )}
    </Section>
  );
}

/** Any staff of those concerned may have to answer for an opening. */
function Openings() {
  const { wanted, openDialog } = useSignIn();
  const nameOf = useFacilityNames();
  const connect = (
    <button type="button" className="action plain" onClick={openDialog}>
      {usageMessages.connect}
    </button>
  );
  return (
    <Section title={usageMessages.openings}>
      {wanted ? (
        <Suspense fallback={<Loading lines={2} />}>
          <OpenOpenings nameOf={nameOf} fallback={connect} />
        </Suspense>
      ) : (
        connect
      )}
    </Section>
  );
}

function Requests({ facilityId }: { facilityId: number }) {
  const node = useNode();
  const now = useNow();
  const asked = useQuery(approvalsQuery(node, { ownerId: facilityId }));
  const yours = useQuery(approvalsQuery(node, { borrowerId: facilityId }));
  const failed = [asked, yours].find((query) => query.isError);
  if (failed !== undefined) return <Problem error={failed.error} onRetry={() => void failed.refetch()} />;
  if (asked.data === undefined || yours.data === undefined) return <Loading lines={6} />;
  const open = (all: readonly Approval[]) => all.filter(({ heldUntil }) => (heldUntil ?? 0) > now);
  const ofOwn = open(asked.data);
  const list = { facilityId, now };
  return (
    <div className="mt-4">
      <Requested
        {...list}
        title={approvalMessages.toAnswer}
        none={approvalMessages.nothingToAnswer}
        requests={ofOwn.filter(({ approval }) => approval === "awaited")}
      />
      <Requested
        {...list}
        title={approvalMessages.answered}
        none={approvalMessages.nothingAnswered}
        requests={ofOwn.filter(({ approval }) => approval === "given")}
      />
      <Requested
        {...list}
        title={approvalMessages.yours}
        none={approvalMessages.nothingYours}
        requests={open(yours.data)}
      />
    </div>
  );
}

type RequestedProps = {
  readonly title: string;
  readonly none: string;
  readonly requests: readonly Approval[];
  readonly facilityId: number;
  readonly now: number;
};

function Requested({ title, none, requests, facilityId, now }: RequestedProps) {
  return (
    <Section title={requests.length === 0 ? title : `${title} (${requests.length})`}>
      {requests.length === 0 && <Empty>{none}</Empty>}
      <ul>
        {requests.map((request) => (
          <ApprovalCard key={String(request.reservationId)} {...{ request, facilityId, now }}>
            <Suspense fallback={<Loading lines={2} />}>
              <HoldActs
                hold={request}
                facilityId={facilityId}
                escrow={request.quote.escrow}
                borrower={request.borrowerName ?? ""}
              />
            </Suspense>
          </ApprovalCard>
        ))}
      </ul>
    </Section>
  );
}
