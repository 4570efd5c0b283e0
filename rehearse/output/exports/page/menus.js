// Menus, and what closes them: a click beside one closes it and does nothing else to the text; Space is then the player's.

const menus = {
  get open() {
    return document.querySelector(".menu[open]");
  },

  close() {
    const { open } = this;
    if (!open) return false;
    const inside = open.contains(document.activeElement);
    open.open = false;
    if (inside) ($("player").hidden ? $("run-next") : $("play")).focus({ preventScroll: true });
    return true;
  },
};

document.addEventListener(
  "click",
  (event) => {
    const { open } = menus;
    if (!open || open.contains(event.target)) return;
    menus.close();
    if (!event.target.closest("#text, h1")) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

// A button keeps the focus of whoever came by keyboard; after a click, Space is the player's again.
document.addEventListener("click", (event) => {
  if (event.detail) event.target.closest?.("button, summary")?.blur();
});

// Where the list of sections has no room beside the text it opens on demand, and closes when one was chosen.
const contents = (open) => {
  document.documentElement.classList.toggle("contents-open", open);
  $("contents").setAttribute("aria-expanded", open);
};
$("contents").addEventListener("click", () => contents($("contents").getAttribute("aria-expanded") !== "true"));
$("sections").addEventListener("click", () => contents(false));
