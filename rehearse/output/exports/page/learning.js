// Learning by heart: keywords are left, or first words, or nothing; or only what one knows already is hidden.

const LEVELS = ["off", "keywords", "first", "all", "known"];

const learning = {
  level: "off",
  known: new Set(script.get("known", [])),

  choose(level) {
    this.level = $("hide").value = level;
    script.set("hide", level);
    $("text").dataset.hide = level;
    for (const at of spoken) this.show(at);
    modes();
  },

  next() {
    this.choose(LEVELS[(LEVELS.indexOf(this.level) + 1) % LEVELS.length]);
  },

  show(at) {
    const known = this.known.has(steps[at].key);
    const veiled = this.level === "known" ? known : this.level !== "off";
    elements[at]?.classList.toggle("known", known);
    elements[at]?.classList.toggle("veiled", veiled);
  },

  // Marks the whole sentence that one is at as known, or no longer.
  toggle() {
    if (player.sentence < 0) return;
    const [first, last] = wholeOf(player.sentence);
    const known = this.known.has(steps[first].key);
    for (const at of spoken) {
      if (at < first || at > last) continue;
      if (known) this.known.delete(steps[at].key);
      else this.known.add(steps[at].key);
    }
    script.set("known", [...this.known]);
    for (const at of spoken) this.show(at);
    tell(known ? say.unknown : say.known);
  },
};

$("hide").addEventListener("change", () => learning.choose($("hide").value));
$("know").addEventListener("click", () => learning.toggle());
