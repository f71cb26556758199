import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { countyMeshes } from "./county-meshes.ts";

/** Built files are served by the facility node itself, so every address is relative to its origin. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), countyMeshes()],
  server: {
    host: "127.0.0.1",
    proxy: { "/v1": { target: process.env["MEDEQUIPSHARE_NODE"] ?? "http://127.0.0.1:4000" } },
  },
  build: { target: "es2023", modulePreload: { polyfill: false }, chunkSizeWarningLimit: 700 },
});
