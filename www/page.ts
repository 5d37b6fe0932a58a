// The page: an article goes in at the top, and is read with its voices below.
import { byId } from "./dom";
import type { Engine } from "./engine/engine";
import { FILES, startWorker } from "./engine/files";
import { latest } from "./engine/latest";
import { openEngine } from "./engine/open";
import { Reading } from "./reading/reading";
import { speak } from "./strings/language";
import { fill, plural } from "./strings/say";
import { strings, type Fault } from "./strings/strings";
import { languageOf } from "./strings/wanted";
import { keep, kept } from "./tab";
import { textOfTransfer } from "./text/clipboard";

/** The most bytes that the core reads unless asked otherwise (`Options::max_bytes`). */
const MOST_BYTES = 20_000_000;

/** A pause in typing after which the text is read again, in milliseconds. */
const TYPING_PAUSE = 250;

/** Work that takes longer shows that it goes on, in milliseconds. */
const LONG = 500;

const box = byId("text", HTMLTextAreaElement);
const status = byId("status", HTMLElement);
const trouble = byId("trouble", HTMLElement);
const reading = new Reading(({ quotes, speakers, places }) => {
  const words = strings.page;
  report(fill(words.found, { quotes: plural(words.quotes, quotes.length), speakers: plural(words.speakers, speakers.length), places: plural(words.places, places.length) }));
}, improved);

let engine: Promise<Engine> | null = null;

/** Opened at once, so that it is warm when the first article comes; opened again where that failed. */
function theEngine(): Promise<Engine> {
  engine ??= openEngine(startWorker, FILES, complete).catch((error: unknown) => {
    engine = null;
    throw error;
  });
  return engine;
}

/** The full gazetteer has come, and with it the last file there is. */
function complete(): void {
  aside(({ keepOffline }) => keepOffline());
  improved();
}

/** There are better places, or another language: what is shown is read again, to tell of it better. */
function improved(): void {
  if (box.value.trim() !== "") analyse(box.value, 0);
}

const analyse = latest<string, Awaited<ReturnType<Engine["analyze"]>>>({
  async run(text) {
    // No text has fewer bytes, and one of 20 MB takes its time to the engine.
    if (text.length > MOST_BYTES) throw new Error("tooLong" satisfies Fault);
    const ready = await theEngine();
    const job = ready.analyze(reading.words(text));
    setTimeout(() => aside(({ attend }) => attend(job, ready)), LONG);
    return job;
  },
  done: (text, analysis) => void reading.show(text, analysis),
  failed(text, error) {
    reading.showPlain(text);
    report("");
    tell(error);
  },
});

function report(sentence: string): void {
  // The same sentence again would be read out again.
  if (status.textContent !== sentence) status.textContent = sentence;
}

/** Where the reader is: before an empty box, writing in it, or reading. */
type View = "empty" | "write" | "read";

function view(next: View): void {
  document.body.dataset.view = next;
  // A browser takes the focus from what is hidden when it next draws: keys of a reader who is quicker would be the box's.
  if (next === "read") box.blur();
}

/** A whole article has come in. */
function open(text: string): void {
  // Chromium weighs the direction anew with each line that it takes: a minute for 5 MB.
  box.dir = "";
  box.value = text;
  box.dir = "auto";
  const empty = text.trim() === "";
  view(empty ? "empty" : "read");
  update(0);
  if (!empty) scrollTo({ top: 0, behavior: "instant" });
}

function update(pause: number): void {
  const text = box.value;
  trouble.textContent = "";
  keep(text);
  if (text.trim() === "") {
    analyse(text, 0);
    return;
  }
  // While somebody types, the article keeps its highlights until the next analysis is there.
  if (pause === 0) reading.showPlain(text);
  report(strings.page.reading);
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

/** What nobody asked for: where it cannot be fetched, the page does without. */
function aside(use: (parts: typeof import("./later")) => unknown): void {
  import("./later").then(use, () => {});
}

/** What is fetched only when somebody asks for it. */
function later(): Promise<typeof import("./later")> {
  trouble.textContent = "";
  return fetched(import("./later"));
}

async function fetched<T>(part: Promise<T>): Promise<T> {
  try {
    return await part;
  } catch {
    throw new Error("unfetched" satisfies Fault);
  }
}

/** The one way in which a failure becomes a sentence on the page. */
function tell(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  trouble.textContent = strings.page.faults[message as Fault] ?? message;
}

/** A button that opens a dialog, which is fetched and made when it is first pressed. */
function opens(id: string, make: (parts: typeof import("./later")) => { open(): void }): void {
  let dialog: Promise<{ open(): void }> | null = null;
  byId(id, HTMLButtonElement).addEventListener("click", () => {
    dialog ??= later().then(make);
    dialog.then(
      (ready) => ready.open(),
      (error: unknown) => {
        dialog = null;
        tell(error);
      },
    );
  });
}

opens("export", ({ ExportDialog }) => new ExportDialog(() => reading.current));
opens("ways", ({ WaysIn }) => new WaysIn(openSample));
opens("keys", ({ KeysDialog }) => new KeysDialog());

/** What keys do is fetched with the first that no text takes, if it is not there by then; it listens here itself from then on. */
document.onkeydown = (event) => {
  if (event.target !== box) import("./later").then(({ press }) => press(event), () => {});
};

function openFile(file: File | undefined): void {
  if (file) later().then(({ textOfFile }) => textOfFile(file)).then(open).catch(tell);
}

const files = byId("files", HTMLInputElement);
files.addEventListener("change", () => {
  openFile(files.files?.[0]);
  // So that the same file can be opened again.
  files.value = "";
});
byId("file", HTMLButtonElement).addEventListener("click", () => files.click());

/** A page that lets files be dropped says so while they are dragged over it, when there is none to open yet. */
document.ondragover = document.ondrop = (event: DragEvent) => {
  const transfer = event.dataTransfer;
  if (!transfer?.types.includes("Files")) return;
  event.preventDefault();
  openFile(transfer.files[0]);
};

async function openSample(name: string): Promise<void> {
  try {
    const answer = await fetch(`samples/${name}.txt`);
    if (!answer.ok) throw new Error(answer.statusText);
    open(await answer.text());
  } catch {
    tell(new Error("noSample" satisfies Fault));
  }
}

byId("sample", HTMLButtonElement).addEventListener("click", () => openSample("night-train"));

/** An article that came with the address, from a link or the bookmarklet, which then goes: what is read from now on may be another. */
function openLink(): boolean {
  const { hash, pathname, search } = location;
  if (!/^#v\d+=/.test(hash)) return false;
  later().then(({ textOfFragment }) => textOfFragment(hash)).then(open).catch(tell);
  history.replaceState(null, "", pathname + search);
  return true;
}

const language = byId("language", HTMLSelectElement);

/** Nothing is shown in a language before all of its words are there. */
async function switchTo(wanted: string): Promise<void> {
  language.value = wanted;
  try {
    if (!(await fetched(speak(wanted, () => language.value !== wanted)))) return;
    trouble.textContent = "";
    improved();
  } catch (error) {
    language.value = strings.language;
    tell(error);
  }
}

// The address keeps the choice, as nothing else does.
language.addEventListener("change", () => {
  const search = new URLSearchParams(location.search);
  search.set("lang", language.value);
  history.replaceState(null, "", `?${search}${location.hash}`);
  void switchTo(language.value);
});

addEventListener("hashchange", openLink);
view("empty");
theEngine().catch(() => {});
// What the address says, else what the browser is set to.
const tags = [new URLSearchParams(location.search).get("lang") ?? "", ...navigator.languages];
await switchTo(languageOf(tags, Array.from(language.options, ({ value }) => value)));
if (!openLink()) {
  // A browser may bring back what stood in the box, too.
  const text = kept() || box.value;
  if (text.trim() !== "") open(text);
}
