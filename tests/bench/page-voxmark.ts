import { side } from "./page";

side(async () => {
  const { analyze, default: init } = await import("#wasm");
  await init({ module_or_path: "voxmark_bg.wasm" });
  return (text) => analyze(text);
});
