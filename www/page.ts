// The page: an article goes in at the top, and is read with its voices below.
import { byId } from "./dom";
import type { Engine } from "./engine/engine";
import { latest } from "./engine/latest";
import { openEngine } from "./engine/open";
import { Reading } from "./reading/reading";
import { plainLines, textOfTransfer } from "./text/clipboard";

/** A pause in typing after which the text is read again, in milliseconds. */
const TYPING_PAUSE = 250;

const box = byId("text", HTMLTextAreaElement);
const status = byId("status", HTMLElement);
const trouble = byId("trouble", HTMLElement);
const reading = new Reading();

let engine: Promise<Engine> | null = null;

/** Opened at once, so that it is warm when the first article comes; opened again where that failed. */
function theEngine(): Promise<Engine> {
  engine ??= openEngine(improved).catch((error: unknown) => {
    engine = null;
    throw error;
  });
  return engine;
}

/** The full gazetteer has come: what is shown is read again, to tell of more places which they are. */
function improved(): void {
  if (box.value.trim() !== "") analyse(box.value, 0);
}

const analyse = latest<string, Awaited<ReturnType<Engine["analyze"]>>>({
  run: async (text) => (await theEngine()).analyze(text),
  done(text, analysis) {
    reading.show(text, analysis);
    const { quotes, speakers, places } = analysis;
    report(`${number(quotes.length, "quote")}, ${number(speakers.length, "speaker")}, ${number(places.length, "place")}.`);
  },
  failed(text, error) {
    reading.showPlain(text);
    report("");
    trouble.textContent = error.message;
  },
});

function number(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function report(sentence: string): void {
  // The same sentence again would be read out again.
  if (status.textContent !== sentence) status.textContent = sentence;
  trouble.textContent = "";
}

/** Where the reader is: before an empty box, writing in it, or reading. */
type View = "empty" | "write" | "read";

function view(next: View): void {
  document.body.dataset.view = next;
}

/** A whole article has come in. */
function open(text: string): void {
  box.value = text;
  const empty = text.trim() === "";
  view(empty ? "empty" : "read");
  update(0);
  if (!empty) scrollTo({ top: 0, behavior: "instant" });
}

function update(pause: number): void {
  const text = box.value;
  if (text.trim() === "") {
    analyse(text, 0);
    return;
  }
  // While somebody types, the article keeps its highlights until the next analysis is there.
  if (pause === 0) reading.showPlain(text);
  report("Reading …");
  analyse(text, pause);
}

box.addEventListener("input", () => {
  if (document.body.dataset.view === "empty") view("write");
  update(TYPING_PAUSE);
});

/** Into an empty page a paste brings an article, wherever the focus is; into a text, words where the cursor is. */
document.addEventListener("paste", (event) => {
  const transfer = event.clipboardData;
  const inBox = event.target === box;
  if (!transfer || (box.value !== "" && !inBox)) return;
  const text = textOfTransfer(transfer);
  if (text === "") return;
  const whole = box.selectionStart === 0 && box.selectionEnd === box.value.length;
  if (whole || !inBox) {
    event.preventDefault();
    open(text);
  } else if (transfer.types.includes("text/html")) {
    event.preventDefault();
    // Deprecated, and still the only insertion that the browser's own undo knows about; it fires `input`.
    if (!document.execCommand("insertText", false, text)) box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  }
});

byId("edit", HTMLButtonElement).addEventListener("click", () => {
  view("write");
  box.focus();
});

byId("done", HTMLButtonElement).addEventListener("click", () => view("read"));

byId("new", HTMLButtonElement).addEventListener("click", () => {
  open("");
  box.focus();
});

/** What comes only when it is asked for; a sentence where it cannot be fetched. */
function whenAsked<T>(load: () => Promise<T>, use: (loaded: T) => void): () => void {
  let loading: Promise<T> | null = null;
  return () => {
    trouble.textContent = "";
    loading ??= load();
    loading.then(use, () => {
      loading = null;
      trouble.textContent = "This part of the page could not be fetched; try again when you are online.";
    });
  };
}

byId("export", HTMLButtonElement).addEventListener(
  "click",
  whenAsked(
    async () => new (await import("./later")).ExportDialog(() => reading.current),
    (dialog) => dialog.open(),
  ),
);

byId("sample", HTMLButtonElement).addEventListener("click", async () => {
  try {
    const answer = await fetch("samples/night-train.txt");
    if (!answer.ok) throw new Error(answer.statusText);
    open(plainLines(await answer.text()));
  } catch {
    trouble.textContent = "The sample article could not be fetched; paste one of your own instead.";
  }
});

// A browser may bring back what stood in the box before a reload.
if (box.value.trim() !== "") open(box.value);
else view("empty");
theEngine().catch(() => {});
