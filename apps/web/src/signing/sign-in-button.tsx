import { Icon } from "../ui/icon.tsx";
import { accessMessages } from "./messages.ts";

export function SignInButton({ onPress }: { onPress: () => void }) {
  return (
    <button type="button" className="action plain" onClick={onPress}>
      <Icon name="wallet" />
      {accessMessages.signIn}
    </button>
  );
}
