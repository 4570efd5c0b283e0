// Nothing is thrown away for good: the last thing that was can be had back until the next run begins.

const undo = {
  back: null,

  // Does it, and says what was done, with a button that undoes it.
  offer(text, back, act) {
    act();
    this.back = back;
    setText($("undo-text"), text);
    tell(text);
    $("undo").hidden = false;
    panel.history();
  },

  clear() {
    this.back = null;
    $("undo").hidden = true;
  },
};

$("undo-button").addEventListener("click", () => {
  undo.back?.();
  undo.clear();
  panel.history();
  $("run-open").focus();
});
