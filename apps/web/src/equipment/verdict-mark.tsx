import { Icon } from "../ui/icon.tsx";
import { equipmentMessages } from "./messages.ts";

/** The verdict in a word, with a mark that differs in shape and not only in colour. */
export function VerdictMark({ fit, large = false }: { fit: boolean; large?: boolean }) {
  return (
    <span
      className={`inline-flex items-start gap-1.5 font-semibold ${fit ? "text-go" : "text-stop"} ${large ? "text-2xl" : ""}`}
    >
      <Icon name={fit ? "go" : "stop"} />
      {fit ? equipmentMessages.fit : equipmentMessages.notFit}
    </span>
  );
}
