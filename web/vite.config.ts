import { defineConfig } from "vite";

// The server gives the page at / and its parts under /page/. Nothing is inlined: the page's own policy forbids data URLs.
export default defineConfig({
  base: "/page/",
  build: { outDir: "dist", assetsDir: "", assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: "es2022" },
  server: { proxy: { "/api": { target: "http://127.0.0.1:8000", ws: true } } },
});
