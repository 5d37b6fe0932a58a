import { side } from "./page";

side(async () => {
  const { default: nlp } = await import("compromise");
  return (text) => {
    const read = nlp(text);
    return [read.quotations().json(), read.people().json(), read.places().json()];
  };
});
