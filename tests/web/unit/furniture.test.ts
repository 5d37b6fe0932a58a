// What is set apart of a pasted text, and what never is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Apart } from "../../../www/furniture/apart";

/** The lines of a text that are set apart. */
function apartOf(text: string): string[] {
  const blocks = new Apart().blocks(text);
  return blocks.filter(({ kind }) => kind === "apart").flatMap(({ start, end }) => text.slice(start, end).split("\n").filter((line) => line.trim() !== ""));
}

/** The line in an article, behind a headline and before what is said. */
const inside = (line: string) => `Ferry returns to the bay after four years\n\n${line}\n\nThe ferry will run again from May, the harbour office said on Monday.\n\nNobody had expected that.`;

const FURNITURE = [
  "By Ana Reyes", "By ANA REYES and Tom Ford", "By Ana Reyes, Harbour Times", "By Ana Reyes | Staff Writer", "By AFP", "Written by Ana Reyes | Lisbon |",
  "Photo by Ana Reyes/AFP", "Photo: Ana Reyes", "(photo credit: REUTERS)", "The quay (photo credit: REUTERS)", "Image: Ana Reyes", "Ana Reyes/AP", "Getty Images", "Harbour Times via Getty Images.", "© Ana Reyes/AFP",
  "hide caption", "toggle caption", "Enlarge this image", "Advertisement", "ADVERTISEMENT", "Story continues below advertisement", "Click for more", "Click for full coverage", "Click here to watch",
  "Updated 3 hours ago", "3 hours ago", "Updated: July 18, 2022 5:36:50 pm", "Published on 4 May 2026 at 09:14 BST", "First published: Monday, 4 May 2026", "Tuesday, May 5, 2026", "5 min read",
  "Share on Facebook Tweet Email 💬 14", "Share | Tweet | Print", "Share this article", "12 comments", "Sign up for our newsletter", "Subscribe to our podcast here.", "Follow us on Twitter and Facebook",
  "Related: Ten ferries you must see", "READ MORE: Ten ferries you must see", "Also read: Why the bay silts up", "Most read", "Subscribe!",
  "© 2026 Harbour Times. All rights reserved.", "Copyright 2026 Harbour Times", "(Reporting by Ana Reyes; Editing by Tom Ford)", "Ana Reyes and wire services contributed to this report.", "https://harbour.example/ferry",
];

for (const line of FURNITURE) test(`set apart: ${line}`, () => assert.deepEqual(apartOf(inside(line)), [line]));

const ARTICLE = [
  "By Monday the road was open.", "By Monday Night", "By the river, Ana Reyes was waiting.", "By bus", "A cool welcome", "Share prices", "Facebook and Instagram", "Home", "Print", "Photo by photo, the police went through her album.",
  "Reporting by the commission shows that the quay is sinking.", "Additional reporting requirements were imposed, the bank said.", "Written by hand, the letter was found on Monday.", "Published in 1912, the map shows no quay at all.", "Updated rules will apply from May.",
  "Updated in May, the timetable has no night boat.", "“Sign up for our newsletter,” the screen said.", "Sign up by Monday, the mayor told residents.", "Get the children off the quay, she told him.", "Related industries lost 400 jobs.", "Read the small print, Reyes said.", "More than 400 people came.",
  "Copyright law does not help, the judge said.", "Photos of the quay were shown to the court.", "Image is everything, said Reyes.", "The harbour office gave no comment.", "May 2026", "1912", "Ten days ago the quay sank.", "Click on the map, the website says.", "“Advertisement,” she said.", "Ana Reyes", "REUTERS reported the sinking first.",
  "The quay at Lagos, where two hundred people waited for the ferry on Monday morning (photo credit: REUTERS)",
];

for (const line of ARTICLE) test(`left where it is: ${line}`, () => assert.deepEqual(apartOf(inside(line)), []));

test("share bars one a line, captions pasted twice and lists of links go as a whole", () => {
  assert.deepEqual(apartOf(inside("Facebook\nTwitter\nEmail")), ["Facebook", "Twitter", "Email"]);
  assert.deepEqual(apartOf(inside("The quay (photo credit: REUTERS)\n\nThe quay")), ["The quay (photo credit: REUTERS)", "The quay"]);
  assert.deepEqual(apartOf(inside("Related stories\nTen ferries you must see\nWhy the bay silts up")), ["Related stories", "Ten ferries you must see", "Why the bay silts up"]);
  assert.deepEqual(apartOf(inside("Related stories\n\nA cool welcome")), ["Related stories"]);
});

test("a text that is nothing but furniture is left as it is", () => assert.deepEqual(apartOf("Advertisement\n\nRead more"), []));

test("what is analysed has the same length and the same line ends, and the article's own words where they were", () => {
  const text = "Advertisement\n\nFerry returns\n\nBy Ana Reyes\nUpdated 3 hours ago\n\n“We leave at dawn 🙂,” said Mayor Ana Reyes in Cairo.\n\nPhoto: 🙂 Ana";
  const words = new Apart().words(text);
  assert.equal(words.length, text.length);
  assert.deepEqual([...words.matchAll(/\n/g)].map(({ index }) => index), [...text.matchAll(/\n/g)].map(({ index }) => index));
  assert.equal(words.trim().replace(/\s+/g, " "), "Ferry returns “We leave at dawn 🙂,” said Mayor Ana Reyes in Cairo.");
  assert.equal(words.indexOf("said"), text.indexOf("said"));
  const kinds = new Apart().blocks(text).map(({ kind }) => kind);
  assert.deepEqual(kinds, ["apart", "headline", "apart", "paragraph", "apart"]);
});

test("time grows in line with the text", () => {
  const seconds = (lines: number) => {
    const text = "Share prices rose by Ana Reyes and 3 hours later fell\n\n".repeat(lines);
    const start = process.cpuUsage();
    assert.equal(new Apart().lines(text), 0);
    return process.cpuUsage(start).user / 1e6;
  };
  seconds(1_000);
  const [short, long] = [seconds(5_000), seconds(50_000)];
  assert.ok(long < 25 * short + 0.5, `${short} s and ${long} s`);
});
