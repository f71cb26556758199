import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { type Draft, FindForm } from "./find-form.tsx";
import { useNode } from "./http/node-provider.tsx";
import { useNow } from "./http/use-now.ts";
import { CartPanel } from "./reservation/cart-panel.tsx";
import { type FindFilters, isSameSearch, readFindFilters } from "./reservation/find-filters.ts";
import { findMessages } from "./reservation/find-messages.ts";
import { OfferCard } from "./reservation/offer-card.tsx";
import { offersQuery } from "./reservation/queries.ts";
import { Empty } from "./ui/empty.tsx";
import { timeZoneName } from "./ui/format-time.ts";
import { Loading } from "./ui/loading.tsx";
import { uiMessages } from "./ui/messages.ts";
import { PageTitle } from "./ui/page-title.tsx";
import { Problem } from "./ui/problem.tsx";
import { Section } from "./ui/section.tsx";
import { useFacilityNames } from "./use-facility-names.ts";

const route = getRouteApi("/find");
const HOUR = 3_600;
const USUAL_START = 24 * HOUR;
const USUAL_LENGTH = 24 * HOUR;

/** The search for equipment by what it can do, the offers ranked, and the cart. */
export function FindScreen() {
  // The router lets through what validation left out.
  const filters = readFindFilters({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const now = useNow();
  const [usual] = useState(() => (Math.ceil(now / HOUR) + USUAL_START / HOUR) * HOUR);
  const { startsAt = usual } = filters;
  const { endsAt = startsAt + USUAL_LENGTH } = filters;
  const [draft, setDraft] = useState<Draft>({ ...filters, startsAt, endsAt });
  const [shown, setShown] = useState(filters);
  // Another address, as after going back: the form says what it asks for.
  if (!isSameSearch(shown, filters)) {
    setShown(filters);
    setDraft({ ...filters, startsAt, endsAt });
  }
  const nameOf = useFacilityNames();
  const queryClient = useQueryClient();
  const find = (search: FindFilters) => {
    void queryClient.invalidateQueries({ queryKey: ["offers"] });
    void navigate({ search, resetScroll: false });
  };
  return (
    <div className="frame py-6">
      <PageTitle>{findMessages.title}</PageTitle>
      <h1 className="text-(length:--text-xl)">{findMessages.title}</h1>
      <p className="mt-2 mb-5 max-w-[65ch] text-quiet">{findMessages.lead}</p>
      <FindForm {...{ draft, now }} onDraft={setDraft} onFind={find} />
      <p className="py-2 text-right text-sm text-quiet">{uiMessages.timesIn(timeZoneName(startsAt))}</p>
      <div className="grid items-start gap-x-12 lg:grid-cols-[1fr_20rem]">
        <div>
          <Offers {...{ filters, nameOf }} isChanged={!isSameSearch(draft, filters)} />
        </div>
        <div className="max-lg:order-first lg:sticky lg:top-4">
          <Section title={findMessages.cart}>
            <CartPanel {...{ nameOf }} />
          </Section>
        </div>
      </div>
    </div>
  );
}

type OffersProps = {
  readonly filters: FindFilters;
  /** Whether the form asks for something else by now. */
  readonly isChanged: boolean;
  readonly nameOf: (facilityId: number) => string;
};

function Offers({ filters, ...shown }: OffersProps) {
  const { productCode, borrowerId, startsAt, endsAt } = filters;
  if (
    productCode === undefined ||
    borrowerId === undefined ||
    startsAt === undefined ||
    endsAt === undefined
  ) {
    return null;
  }
  return <Found {...shown} asked={{ ...filters, productCode, borrowerId, startsAt, endsAt }} />;
}

type FoundProps = Omit<OffersProps, "filters"> & {
  readonly asked: Draft & { readonly productCode: string; readonly borrowerId: number };
};

function Found({ asked, isChanged, nameOf }: FoundProps) {
  const offers = useQuery(offersQuery(useNode(), asked));
  return (
    <Section
      title={findMessages.offers}
      aside={
        offers.data !== undefined && (
          <p role="status" className="text-sm text-quiet">
            {findMessages.found(offers.data.length)}
          </p>
        )
      }
    >
      {offers.isPending && <Loading lines={8} />}
      {offers.isError && <Problem error={offers.error} onRetry={() => void offers.refetch()} />}
      {offers.data?.length === 0 && <Empty>{findMessages.none}</Empty>}
      {isChanged && (
        <p role="status" className="border-l-4 border-wait bg-wait-soft px-3 py-2">
          {findMessages.changed}
        </p>
      )}
      <fieldset disabled={isChanged}>
        <legend className="sr-only">{findMessages.offers}</legend>
        <ol>
          {offers.data?.map((offer) => (
            <OfferCard
              key={offer.unit.unitId}
              {...{ offer, nameOf }}
              asked={{ ...asked, priority: asked.priority ?? "elective" }}
            />
          ))}
        </ol>
      </fieldset>
    </Section>
  );
}
