// The one module with an effect: after it, `<vox-mark>` is known to the page. One that is known already stays what it is.
import { VoxMark } from "./element";

export { VoxMark };

if (typeof customElements !== "undefined" && !customElements.get("vox-mark")) customElements.define("vox-mark", VoxMark);
