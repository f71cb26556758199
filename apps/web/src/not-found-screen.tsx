import { Link } from "@tanstack/react-router";
import { uiMessages } from "./ui/messages.ts";
import { PageTitle } from "./ui/page-title.tsx";

export function NotFoundScreen() {
  return (
    <div className="frame py-12">
      <PageTitle>{uiMessages.notFoundTitle}</PageTitle>
      <h1 className="text-3xl">{uiMessages.notFoundTitle}</h1>
      <p className="mt-2">{uiMessages.notFound}</p>
      <p className="mt-4">
        <Link to="/" className="textlink">
          {uiMessages.backToNetwork}
        </Link>
      </p>
    </div>
  );
}
