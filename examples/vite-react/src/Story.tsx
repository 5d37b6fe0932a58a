import { useRef, useState } from "react";
import type { VoxMark } from "voxmark/element";
import "voxmark/define";
import "voxmark/react";

const PARAGRAPHS = [
  "The evening ferry to Skarvoy will not sail before Friday, the shipping line said on Wednesday.",
  "“The engine failed twice in one week,” said Ingrid Solheim, who runs the line from Bergen. “I will not send people out on hope.”",
  "Islanders called the decision “late but right”. Shopkeeper Oddvar Lie said the shelves would be empty by Thursday.",
];

/** `renderer="highlight"` leaves the nodes that React looks after alone. */
export function Story() {
  const widget = useRef<VoxMark>(null);
  const [paragraphs, setParagraphs] = useState(PARAGRAPHS);
  const [voices, setVoices] = useState<string[]>([]);
  const [table, setTable] = useState("");

  return (
    <>
      <vox-mark
        ref={widget}
        renderer="highlight"
        layers="direct partial indirect"
        strings={{ list: "Voices in this story" }}
        onvox-analysis={({ detail }) => setVoices(detail.analysis.speakers.map(({ name }) => name))}
      >
        <article>
          {paragraphs.map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
        </article>
      </vox-mark>
      <p id="voices">{voices.join(", ")}</p>
      <button id="more" onClick={() => setParagraphs([...paragraphs, "“We have boats of our own,” said Kari Nygard in Oslo."])}>
        Next paragraph
      </button>
      <button id="table" onClick={async () => setTable((await widget.current?.export("csv")) ?? "")}>
        As a table
      </button>
      <pre>{table}</pre>
    </>
  );
}
