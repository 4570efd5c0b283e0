// The text follows the voice: the sentence, and word by word where the voice gave marks; the page scrolls along.

const reduced = matchMedia("(prefers-reduced-motion: reduce)");

const view = {
  following: true,
  mark: "sentence",
  lit: null,
  silence: null, // the pause or cue that is lit besides
  words: null,
  word: -1,

  step(index) {
    if (this.lit) {
      this.lit.classList.remove("now", "held");
      this.lit.removeAttribute("aria-current");
    }
    this.silence?.classList.remove("now");
    const sentence = held[index];
    const element = sentence < 0 ? null : elements[sentence];
    if (sentence !== index) {
      this.silence = elements[index];
      this.silence?.classList.add("now");
    }
    if (element) {
      element.classList.add(sentence === index ? "now" : "held");
      element.setAttribute("aria-current", "true");
    }
    if (element !== this.lit) {
      this.lit = element;
      this.words = null;
      this.show(-1);
      if (element && this.following) this.bring(element);
    }
    $("follow").hidden = this.following || !element;
  },

  tick(time) {
    if (this.mark !== "word" || !this.lit) return;
    const index = player.sentence;
    this.words ??= wordRanges(this.lit, data.words[index] || []);
    const at = time - steps[index].start;
    let word = -1;
    for (let place = 0; place < this.words.length && this.words[place].from <= at; place++) word = place;
    if (player.step !== index) word = -1; // the sentence is over: it alone holds through the pause
    if (word !== this.word) this.show(word);
  },

  show(word) {
    this.word = word;
    if (typeof Highlight === "undefined") return;
    if (word < 0) CSS.highlights.delete("word");
    else CSS.highlights.set("word", new Highlight(this.words[word].range));
  },

  // The only place where the layout is asked while playing: once a sentence.
  bring(element) {
    if (prompter.open) return;
    const box = element.getBoundingClientRect();
    const [top, bottom] = [innerHeight * 0.12, innerHeight * 0.68];
    if (box.top >= top && box.bottom <= bottom) return;
    element.scrollIntoView({ block: "center", behavior: reduced.matches ? "auto" : "smooth" });
  },

  follow(following) {
    this.following = following;
    if (following && this.lit) this.bring(this.lit);
    $("follow").hidden = following || !this.lit;
  },
};

// Offsets count what is said; the reading above a word and a note between are not part of it.
function wordRanges(element, words) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("rt, .unsaid") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes = [];
  for (let at = 0, node; (node = walker.nextNode()); at += node.length) nodes.push({ node, at });
  const place = (offset, end) =>
    nodes.find(({ node, at }) => (end ? offset <= at + node.length : offset < at + node.length)) || nodes.at(-1);
  return words.map(([offset, length, from]) => {
    const range = new Range();
    const [first, last] = [place(offset, false), place(offset + length, true)];
    range.setStart(first.node, offset - first.at);
    range.setEnd(last.node, Math.min(offset + length - last.at, last.node.length));
    return { range, from };
  });
}

player.on("step", (index) => view.step(index));
player.on("tick", (time) => view.tick(time));

// A user who scrolls wants to look elsewhere.
const leave = () => view.following && player.step >= 0 && view.follow(false);
for (const name of ["wheel", "touchmove"]) addEventListener(name, leave, { passive: true });
addEventListener("pointerdown", (event) => {
  if (event.target === document.documentElement || (prompter.open && event.target === $("text"))) leave();
});
addEventListener("keydown", (event) => {
  const scrolls = ["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key);
  if (scrolls && !prompter.open && !event.target.closest("input, select, dialog")) leave();
});
$("follow").addEventListener("click", () => view.follow(true));
