// The text: a real text area, and above it a layer that holds the same text unseen, and the marks.
//
// The text area keeps what browsers do well: undo, input methods, spelling. The layer is drawn line by line, and only
// the lines that changed; its height is the text's, so that the page scrolls and not a box inside it.

import { el } from "./dom.js";
import { change, lineStarts, pieces, shifted } from "./marks.js";

const lines = (text) => text.split("\n").length;

export class Editor extends EventTarget {
  constructor(label) {
    super();
    this.area = el("textarea", { id: "text", class: "written", spellcheck: "true", "aria-label": label, autocomplete: "off" });
    this.layer = el("div", { class: "written layer", "aria-hidden": "true" });
    this.box = el("div", { class: "editor" }, this.layer, this.area);
    this.marks = [];
    this.before = "";
    this.lines = []; // what is drawn of each line: its text and its marks
    this.composing = false;
    this.area.addEventListener("input", () => this.changed());
    this.area.addEventListener("compositionstart", () => (this.composing = true));
    this.area.addEventListener("compositionend", () => {
      this.composing = false;
      this.dispatchEvent(new Event("typed"));
    });
    this.area.addEventListener("click", () => this.dispatchEvent(new Event("pointed")));
  }

  get text() {
    return this.area.value;
  }

  // Puts another text in place of this one; it is no edit of the user's.
  load(text) {
    this.area.value = text;
    this.before = this.text;
    this.marks = [];
    this.draw();
  }

  changed() {
    const now = this.text;
    const edit = change(this.before, now);
    this.marks = shifted(this.marks, edit);
    this.redraw(edit, this.before.slice(edit.at, edit.at + edit.removed));
    this.before = now;
    this.dispatchEvent(new CustomEvent("edited", { detail: edit }));
    if (!this.composing) this.dispatchEvent(new Event("typed"));
  }

  // Shows marks that were found in `text`, which may be older than what is written now.
  mark(marks, text) {
    this.marks = text === this.text ? marks : shifted(marks, change(text, this.text));
    this.draw();
  }

  // Draws the lines of an edit alone: in the others the marks stand where they stood.
  redraw({ at, added }, gone) {
    const { text } = this;
    const first = lines(text.slice(0, at)) - 1;
    const [before, now] = [lines(gone), lines(text.slice(at, at + added))];
    for (let left = now; left < before; left++) this.layer.children[first].remove();
    for (let more = before; more < now; more++) this.layer.insertBefore(document.createElement("div"), this.layer.children[first] ?? null);
    this.lines.splice(first, before, ...Array(now).fill(null));
    let start = this.lineStart(at);
    for (let index = first; index < first + now; index++) {
      const end = text.indexOf("\n", start);
      this.line(index, text.slice(start, end < 0 ? undefined : end), start, this.marks);
      start = end + 1;
    }
  }

  // Draws a line, if it is not drawn so already.
  line(index, text, start, marks) {
    const parts = pieces(text, start, marks);
    const drawn = parts.map((part) => part.join("\u0001")).join("\u0002");
    if (this.lines[index] === drawn) return;
    this.lines[index] = drawn;
    const row = this.layer.children[index] ?? this.layer.appendChild(document.createElement("div"));
    row.replaceChildren(...parts.map(([said, kinds]) => (kinds ? el("mark", { class: kinds }, said) : said)));
    if (text === "") row.append("\u200b"); // an empty line has its height
  }

  draw() {
    const { text } = this;
    const starts = lineStarts(text);
    const marks = [...this.marks].sort((a, b) => a.start - b.start);
    let next = 0;
    let open = [];
    starts.forEach((start, index) => {
      const line = text.slice(start, index + 1 < starts.length ? starts[index + 1] - 1 : undefined);
      open = open.filter(({ end }) => end > start);
      while (next < marks.length && marks[next].start < start + line.length) open.push(marks[next++]);
      this.line(index, line, start, open);
    });
    this.lines.length = starts.length;
    while (this.layer.children.length > starts.length) this.layer.lastChild.remove();
  }

  // Replaces some words so that the browser can undo it.
  replace(start, end, words) {
    this.area.focus();
    this.area.setSelectionRange(start, end);
    const done = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
    if (!done) {
      this.area.setRangeText(words, start, end, "end");
      this.changed();
    }
  }

  // Replaces several places at once, as one step for undo; places in any order, none overlapping another.
  replaceAll(changes) {
    const sorted = [...changes].sort((a, b) => a.start - b.start);
    const [first, last] = [sorted[0].start, sorted.at(-1).end];
    let words = "";
    let at = first;
    for (const { start, end, words: instead } of sorted) {
      words += this.text.slice(at, start) + instead;
      at = end;
    }
    this.replace(first, last, words);
  }

  // Puts the cursor there and brings it into view.
  go(start, end = start) {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    const starts = lineStarts(this.text);
    const line = starts.findLastIndex((from) => from <= start);
    this.layer.children[line]?.scrollIntoView({ block: "center" });
  }

  lineStart(place) {
    return place === 0 ? 0 : this.text.lastIndexOf("\n", place - 1) + 1;
  }
}
