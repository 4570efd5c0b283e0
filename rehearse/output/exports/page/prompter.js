// The prompter: big type that scrolls with the timeline, by the voice or by the clock alone; a reading line a third down.

const THIRD = 1 / 3;

const prompter = {
  open: false,
  from: 0,
  to: 0,
  full: false, // whether the browser shows it on the whole screen

  async toggle(open = !this.open) {
    if (open === this.open) return;
    this.open = open;
    document.documentElement.classList.toggle("prompting", open);
    $("line-third").hidden = !open;
    $("text").tabIndex = open ? 0 : -1; // what scrolls by itself can be scrolled by keyboard
    awake();
    if (open) {
      view.follow(true);
      this.settle();
      if (!run.open) $("play").focus();
      await document.documentElement.requestFullscreen?.().catch(() => {}); // a phone may refuse; it fills the page all the same
    } else {
      this.full = false; // what the browser says of it comes later, and may find the prompter open again
      if (document.fullscreenElement) await document.exitFullscreen().catch(() => {});
      $("text").scrollTop = 0;
      view.follow(true);
      if (!run.open) $("prompter").focus();
    }
  },

  // Where this sentence and the next begin, in the scrolled text. Offsets do not see the mirror, boxes would.
  measure() {
    if (!this.open) return;
    const now = Math.max(player.sentence, spoken[0] ?? -1);
    if (now < 0) return;
    const next = nextSpoken(now);
    this.index = now;
    this.from = topOf(elements[now]);
    this.to = next < 0 ? this.from + elements[now].offsetHeight : topOf(elements[next]);
    this.until = next < 0 ? data.duration : steps[next].start;
    // The middle of the line that is read stands at the mark.
    this.third = $("text").clientHeight * THIRD - elements[now].getClientRects()[0].height / 2;
  },

  // Once more in the next frame, when full screen or a new size has had its effect.
  settle(frames = 1) {
    if (!this.open) return;
    this.measure();
    this.scroll(player.time);
    if (frames) requestAnimationFrame(() => this.settle(frames - 1));
  },

  scroll(time) {
    if (!this.open || !view.following || this.index === undefined) return;
    const { start } = steps[this.index];
    const share = Math.max(0, Math.min(1, (time - start) / Math.max(1, this.until - start)));
    $("text").scrollTop = this.from + (this.to - this.from) * share - this.third;
  },

  mirror(way) {
    const button = $(`mirror-${way}`);
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", on);
    document.documentElement.classList.toggle(`mirror-${way}`, on);
  },

  // In percent of the window's width, so that it reads alike on a phone and on a wall.
  size(by) {
    const size = Math.max(2, Math.min(14, store.get("prompter-size", innerWidth < 700 ? 9 : 5) + by));
    if (by) store.set("prompter-size", size);
    $("text").style.setProperty("--prompt", `${size}vw`);
    this.settle();
  },
};

function topOf(element) {
  let top = 0;
  for (let at = element; at && at !== $("text"); at = at.offsetParent) top += at.offsetTop;
  return top;
}

player.on("step", () => prompter.open && held[player.step] !== prompter.index && prompter.measure());
player.on("tick", (time) => prompter.scroll(time));
addEventListener("resize", () => prompter.settle());
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && prompter.open && prompter.full) prompter.toggle(false);
  prompter.full = Boolean(document.fullscreenElement);
});

$("prompter").addEventListener("click", () => prompter.toggle(true));
$("leave").addEventListener("click", () => prompter.toggle(false));
$("mirror-h").addEventListener("click", () => prompter.mirror("h"));
$("mirror-v").addEventListener("click", () => prompter.mirror("v"));
$("p-smaller").addEventListener("click", () => prompter.size(-0.5));
$("p-larger").addEventListener("click", () => prompter.size(0.5));
prompter.size(0);
