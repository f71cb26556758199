import { Link } from "@tanstack/react-router";
import { SearchForm } from "./search-form.tsx";
import { uiMessages } from "./ui/messages.ts";
import { ScreenHead } from "./ui/screen-head.tsx";

/** Says that there is nothing at an address, with the ways on. */
export function NotFoundScreen() {
  return (
    <div className="frame py-6">
      <ScreenHead title={uiMessages.notFoundTitle} lead={uiMessages.notFound} />
      <SearchForm label={uiMessages.searchAgain} />
      <p className="mt-4">
        <Link to="/" className="textlink">
          {uiMessages.backToNetwork}
        </Link>
      </p>
    </div>
  );
}
