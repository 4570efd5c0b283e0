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

const SIGNS = {
  b: () => (run.open ? run.next() : player.toggle()),
  ".": () => (run.open ? run.next() : player.toggle()),
  "+": () => settings.size(1),
  "=": () => settings.size(1),
  "-": () => settings.size(-1),
  "−": () => settings.size(-1),
  m: (event) => prompter.open && prompter.mirror(event.shiftKey ? "v" : "h"),
  f: () => fullScreen(),
  p: () => prompter.toggle(),
  "?": () => $("keys").showModal(),
};
for (let digit = 1; digit <= 9; digit++) {
  SIGNS[digit] = () => {
    if (digit > data.sections.length) return;
    if (run.open) run.go(digit - 1);
    else goSection(digit - 1);
  };
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

function leaveMode() {
  const menu = document.querySelector(".menu[open]");
  if (menu) {
    menu.open = false;
    menu.firstElementChild.focus();
  } else if (prompter.open) prompter.toggle(false);
  else if (run.open) run.toggle(false);
  else return false;
  return true;
}

// What a focused control does with a key itself, stays with it.
function taken(event) {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || $("keys").open) return true;
  if (key === "Escape") return false;
  if (target.matches("select, textarea, input:not([type=range], [type=checkbox])")) return true;
  if (key === " ") return target.matches("button, summary, input[type=checkbox], a");
  return false;
}

addEventListener("keydown", (event) => {
  if (taken(event)) return;
  const act = ALWAYS[event.key] || (settings.letters && SIGNS[event.key.toLowerCase()]);
  if (!act) return;
  const done = act(event);
  if (done !== false && (done === true || !event.key.startsWith("Arrow") || !["ArrowUp", "ArrowDown"].includes(event.key)))
    event.preventDefault();
});

// A button keeps the focus of whoever came by keyboard; after a click, Space is the player's again.
document.addEventListener("click", (event) => {
  if (event.detail) event.target.closest?.("button, summary")?.blur();
  for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
$("help").addEventListener("click", () => $("keys").showModal());
$("keys-close").addEventListener("click", () => $("keys").close());
