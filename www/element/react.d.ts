// `import "voxmark/react"` tells React's JSX of the element. React 19 sets properties and listens to events by itself.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { LegendMode, RendererName, Strings, Theme, VoxMarkEventMap } from "./types";
import type { VoxMark } from "./element";

export interface VoxMarkAttributes extends HTMLAttributes<VoxMark> {
  for?: string;
  layers?: string;
  legend?: LegendMode;
  theme?: Theme;
  renderer?: RendererName;
  gazetteer?: string;
  "worker-src"?: string;
  "wasm-src"?: string;
  integrity?: string;
  disabled?: boolean;
  strings?: Partial<Strings> | null;
  "onvox-analysis"?: (event: VoxMarkEventMap["vox-analysis"]) => void;
  "onvox-select"?: (event: VoxMarkEventMap["vox-select"]) => void;
  "onvox-error"?: (event: VoxMarkEventMap["vox-error"]) => void;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "vox-mark": DetailedHTMLProps<VoxMarkAttributes, VoxMark>;
    }
  }
}
