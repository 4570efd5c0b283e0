// What a speaker in a run is warned of, by colour, by words and by a phone's vibration: the last minutes, a section's turn.

const MINUTES = [2, 1];
const SHOWN_MS = 4000;

const warnings = {
  given: new Set(),

  begin(goal) {
    this.goal = goal;
    this.given.clear();
  },

  at(elapsed, spent, section) {
    for (const minutes of MINUTES) {
      const at = this.goal.high - 60000 * minutes;
      // In a speech that is hardly longer, it would be a warning at the beginning.
      if (at > 60000 && elapsed >= at) this.give(`minute ${minutes}`, `m${minutes}`, fill(say.minutes, { minutes }), [200]);
    }
    const next = data.sections[section + 1];
    if (run.only < 0 && next && spent >= data.sections[section].planned)
      this.give(`turn ${section}`, "turn", fill(say.turn, { name: next.short }), [80, 80, 80]);
  },

  give(which, kind, text, pattern) {
    if (this.given.has(which)) return;
    this.given.add(which);
    document.documentElement.dataset.warn = kind;
    setText($("warning"), text);
    $("warning").hidden = false;
    tell(text);
    navigator.vibrate?.(pattern);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), SHOWN_MS);
  },

  end() {
    clearTimeout(this.timer);
    delete document.documentElement.dataset.warn;
    $("warning").hidden = true;
  },
};
