// A site that is made of components: the article and the widget both live in a shadow root.
import "/voxmark/define.js";

customElements.define(
  "shadow-host",
  class extends HTMLElement {
    async connectedCallback() {
      const root = this.attachShadow({ mode: "open" });
      const article = document.createElement("article");
      article.id = "story";
      const paragraph = document.createElement("p");
      paragraph.textContent = "“We leave at dawn,” said Ana Reyes in Cairo.";
      const widget = document.createElement("vox-mark");
      const other = document.createElement("vox-mark");
      article.append(paragraph);
      other.setAttribute("for", "#story");
      widget.append(document.createTextNode("“We stay,” said Omar Haddad in Paris."));
      root.append(article, other, widget);
    }
  },
);
