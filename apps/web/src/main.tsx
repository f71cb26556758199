import { createNodeClient } from "@medequipshare/protocol";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import "./ui/style.css";

const root = document.getElementById("root");
if (root !== null) {
  // The node serves this page, so its API is on the same origin.
  createRoot(root).render(
    <StrictMode>
      <App node={createNodeClient("")} />
    </StrictMode>,
  );
}
