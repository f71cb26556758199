import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNode } from "./http/node-provider.tsx";
import { networkQuery } from "./http/queries.ts";
import { Icon } from "./ui/icon.tsx";
import { uiMessages } from "./ui/messages.ts";

/** Says on a demonstration that events are invented, until the visitor hides it for this visit. */
export function DemonstrationLine() {
  const isDemonstration = useQuery(networkQuery(useNode())).data?.demonstration === true;
  const [hidden, setHidden] = useState(false);
  if (!isDemonstration || hidden) return null;
  return (
    <aside className="notice-line" aria-label={uiMessages.demonstration}>
      <span>
        <strong className="font-semibold text-ink">{uiMessages.demonstration}</strong>{" "}
        {uiMessages.demonstrationMore}
      </span>
      <button type="button" aria-label={uiMessages.hideLine} onClick={() => setHidden(true)}>
        <Icon name="stop" />
      </button>
    </aside>
  );
}
