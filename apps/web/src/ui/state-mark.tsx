import { Icon, type IconName } from "./icon.tsx";
import { uiMessages } from "./messages.ts";

/** Every state that something can be in, by the one word it is told with. */
export type StateName = keyof typeof uiMessages.states;

const icons: Readonly<Record<StateName, IconName>> = {
  free: "go",
  waiting: "hourglass",
  reserved: "calendar",
  "in-transit": "van",
  "on-loan": "out",
  late: "clock",
  unfit: "octagon",
  disputed: "scales",
  done: "go",
};

/** A state in one word, with a drawing and an outline of its own; `more` is said after the word, such as for how long. */
export function StateMark({ state, more }: { state: StateName; more?: string | undefined }) {
  return (
    <span className={`state ${state}`}>
      <Icon name={icons[state]} />
      {uiMessages.states[state]}
      {more !== undefined && ` ${more}`}
    </span>
  );
}
