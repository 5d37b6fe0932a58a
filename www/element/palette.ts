// The colours of voices, and the rules that need one for each. The same as the page's (www/styles/colours.css).
import { COLOURS } from "../reading/voices";

const LIGHT = ["#1d5591", "#9a3d0b", "#17633f", "#74338a", "#745300", "#a3255a", "#075f70", "#3f3fa8", "#5f574b"];
const DARK = ["#85b8f0", "#f29b66", "#7bcf9f", "#d3a0ea", "#dfb955", "#f58fb5", "#6ecbdc", "#aeb0fa", "#aaa294"];

/** The colour of a voice as a value of CSS, which a host can set by `--vox-voice-0` and so on; the last is nobody's. */
export function colourOf(voice: number, dark: boolean): string {
  return `var(--vox-voice-${voice},${(dark ? DARK : LIGHT)[voice]})`;
}

/** Rules that set `--vox-own` for the class of each voice. */
export function voiceRules(): string {
  return LIGHT.map((_, voice) => `.vox-voice-${voice}{--vox-own:${colourOf(voice, false)}}.vox-dark .vox-voice-${voice},.vox-dark.vox-voice-${voice}{--vox-own:${colourOf(voice, true)}}`).join("");
}

export const VOICES = Array.from({ length: COLOURS + 1 }, (_, voice) => voice);
