// The keys, in one table; letters, digits and signs can be switched off (WCAG 2.1.4).

const ALWAYS = {
  " ": () => (run.open ? run.next() : player.toggle()),
  ArrowLeft: () => (run.open ? run.back() : goSentence(-1)),
  ArrowRight: () => (run.open ? run.next() : goSentence(1)),
  PageUp: () => (run.open ? run.back() : stepSection(-1)),
  PageDown: () => (run.open ? run.next() : stepSection(1)),
  ArrowUp: () => prompter.open && (player.setRate(player.rate + 0.05), true),
  ArrowDown: () => prompter.open && (player.setRate(player.rate - 0.05), true),
  Escape: () => leaveMode(),
};

const hold = () => (run.open ? run.going && run.pause() : player.toggle());
const alone = (act) => () => (run.open ? false : act());

const SIGNS = {
  b: hold,
  ".": hold,
  l: alone(() => practice.sentence()),
  k: alone(() => learning.toggle()),
  h: () => learning.next(),
  r: () => player.setRate(1),
  u: alone(untilItFits),
  n: alone(nextChange),
  t: () => run.toggle(true),
  "+": () => settings.size(1),
  "=": () => settings.size(1),
  "-": () => settings.size(-1),
  "−": () => settings.size(-1),
  m: (event) => prompter.open && prompter.mirror(event.shiftKey ? "v" : "h"),
  f: () => fullScreen(),
  p: () => prompter.toggle(),
  "?": () => $("keys").showModal(),
};
for (let digit = 0; digit <= 9; digit++) {
  SIGNS[digit] = () => {
    const index = sectionNumbered(digit);
    if (index < 0) return;
    if (run.open) run.go(index);
    else goSection(index);
  };
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

// The innermost thing first.
function leaveMode() {
  if (card.close() || menus.close()) return true;
  if (document.documentElement.classList.contains("contents-open")) contents(false);
  else if (run.open && (run.going || run.state === "counting")) run.ask();
  else if (prompter.open) prompter.toggle(false);
  else if (run.open) run.toggle(false);
  else return false;
  return true;
}

// What a focused control does with a key itself, stays with it.
function taken(event) {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return true;
  if (key === "Escape") return false;
  if (target.matches("select, textarea, input:not([type=range], [type=checkbox])")) return true;
  if (key === " ") return target.matches("button, summary, input[type=checkbox], a, [role=button]");
  return false;
}

addEventListener("keydown", (event) => {
  if (taken(event)) return;
  const act = ALWAYS[event.key] || (settings.letters && SIGNS[event.key.toLowerCase()]);
  if (!act) return;
  const done = act(event);
  if (done !== false && (done === true || !["ArrowUp", "ArrowDown"].includes(event.key))) event.preventDefault();
});

$("help").addEventListener("click", () => $("keys").showModal());
$("keys-close").addEventListener("click", () => $("keys").close());
