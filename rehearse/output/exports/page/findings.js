// One card tells by a click, a tap or Enter what is wrong at a place of the text, and leads to the list and back; or why
// a note is not spoken.

const MARKED = ":is(#text, h1) [data-f], #text span.unsaid";

const card = {
  at: null,

  open(element) {
    this.at = element;
    const name = element.dataset.f;
    const parts = name ? [...$(name).children].filter((part) => !part.matches("a")) : [];
    $("card-text").replaceChildren(...(name ? parts.flatMap((part) => [part.cloneNode(true), " "]) : [element.title]));
    $("card-list").hidden = !name;
    $("card-list").hash = name ?? "";
    $("card").hidden = false;
    const box = element.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = $("card");
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - offsetWidth - 8));
    const above = box.top - offsetHeight - 8;
    $("card").style.left = `${left + scrollX}px`;
    $("card").style.top = `${(above > 8 ? above : box.bottom + 8) + scrollY}px`;
    $("card-close").focus({ preventScroll: true });
  },

  close() {
    if ($("card").hidden) return false;
    $("card").hidden = true;
    this.at?.focus({ preventScroll: true });
    return true;
  },
};

document.addEventListener(
  "click",
  (event) => {
    const mark = event.target.closest?.(MARKED);
    if (mark && getSelection().isCollapsed && !run.open) {
      event.stopPropagation(); // it tells; it does not go there
      card.open(mark);
    } else if (!event.target.closest?.("#card")) card.close();
  },
  true,
);
document.addEventListener("keydown", (event) => {
  const mark = event.target.closest?.(MARKED);
  if (!mark || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  card.open(mark);
});
$("card-close").addEventListener("click", () => card.close());
$("card-list").addEventListener("click", () => {
  $("card").hidden = true;
});
// Marks are reached by Tab, each finding's first one.
for (const mark of document.querySelectorAll(MARKED)) {
  const { f } = mark.dataset;
  if (f && document.querySelector(`:is(#text, h1) [data-f="${f}"]`) !== mark) continue;
  mark.tabIndex = 0;
  mark.setAttribute("role", "button");
}
// From the list to the place in the text: it is shown there, and its card tells the way back.
for (const link of document.querySelectorAll(".findings a[data-to]")) {
  link.addEventListener("click", (event) => {
    const mark = document.querySelector(`[data-f="${link.dataset.to}"]`);
    if (!mark) return;
    event.preventDefault();
    mark.scrollIntoView({ block: "center", behavior: "instant" });
    mark.focus({ preventScroll: true });
  });
}
