import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The page, built where `start` keeps it: hashed files that a server may let browsers keep for ever, and one `index.html`. */
export default defineConfig({
  root: join(import.meta.dirname, "web"),
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, "node_modules", ".cache", "vinculo-web"),
    emptyOutDir: true,
    target: "es2024",
    // A picture inside a style would be a `data:` address, which the page's policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { "/api": "http://127.0.0.1:4600" } },
});
