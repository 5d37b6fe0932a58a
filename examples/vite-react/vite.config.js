import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // While developing, Vite packs dependencies into one folder, away from the worker and the WebAssembly that lie beside voxmark.
  optimizeDeps: { exclude: ["voxmark"] },
});
