// Quotes and places as W3C Web Annotations: one AnnotationPage in JSON-LD (https://www.w3.org/TR/annotation-model/).
import type { Place, Quote, Span } from "#wasm";
import { commas, coordinates, describePlace, describeSpeaker, reason, sureness } from "../reading/words";
import { strings } from "../strings/strings";
import { codePointsOf } from "./code-points";
import type { Export } from "./export";

/** How much stands around a quote to find it again by, in UTF-16 code units: what Hypothesis takes. */
const CONTEXT = 32;

/** The article as a file beside this one; the page does not know where it was published. */
const SOURCE = "article.txt";

export const annotations: Export = ({ quotes, speakers, places }, text) => {
  const codePoint = codePointsOf(text);
  const target = ({ start, end }: Span) => ({
    type: "SpecificResource",
    source: SOURCE,
    selector: [
      { type: "TextQuoteSelector", exact: text.slice(start, end), prefix: before(text, start), suffix: after(text, end) },
      { type: "TextPositionSelector", start: codePoint(start), end: codePoint(end) },
    ],
  });
  const ofQuote = (quote: Quote, index: number) => {
    const speaker = quote.speaker === null ? undefined : speakers[quote.speaker];
    const who = speaker ? [body("identifying", speaker.name), body("describing", describeSpeaker(speaker))] : [];
    const sure = speaker ? `${sureness(quote)}. ` : "";
    return {
      id: `#quote-${index}`,
      type: "Annotation",
      motivation: "identifying",
      body: [body("classifying", strings.reading.quote[quote.kind]), ...who, body("commenting", sure + reason(quote.rule))],
      target: target(quote),
    };
  };
  const ofPlace = (place: Place, index: number) => ({
    id: `#place-${index}`,
    type: "Annotation",
    motivation: "identifying",
    body: [
      body("identifying", place.name),
      body("describing", commas(describePlace(place), coordinates(place))),
      ...(place.geonames === null ? [] : [{ type: "SpecificResource", purpose: "identifying", source: `https://sws.geonames.org/${place.geonames}/` }]),
    ],
    target: target(place),
  });
  const page = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: "#page",
    type: "AnnotationPage",
    items: [...quotes.map(ofQuote), ...places.map(ofPlace)],
  };
  return `${JSON.stringify(page, null, 2)}\n`;
};

function body(purpose: string, value: string) {
  return { type: "TextualBody", purpose, format: "text/plain", value };
}

/** Context never begins or ends within a character. */
function before(text: string, start: number): string {
  const context = text.slice(Math.max(0, start - CONTEXT), start);
  return /^[\uDC00-\uDFFF]/.test(context) ? context.slice(1) : context;
}

function after(text: string, end: number): string {
  const context = text.slice(end, end + CONTEXT);
  return /[\uD800-\uDBFF]$/.test(context) ? context.slice(0, -1) : context;
}
