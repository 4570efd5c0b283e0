// Findings: one card tells what is wrong at a place of the text, by a click, a tap or Enter, and leads to the list and back.

const card = {
  at: null,

  open(element) {
    this.at = element;
    const item = $(element.dataset.f);
    $("card-text").replaceChildren(...[...item.children].filter((part) => !part.matches("a")).flatMap((part) => [part.cloneNode(true), " "]));
    $("card-list").hash = element.dataset.f;
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
    const mark = event.target.closest?.("#text [data-f], h1 [data-f]");
    if (mark && getSelection().isCollapsed && !run.open) {
      event.stopPropagation(); // it tells; it does not go there
      card.open(mark);
    } else if (!event.target.closest?.("#card")) card.close();
  },
  true,
);
document.addEventListener("keydown", (event) => {
  const mark = event.target.closest?.("[data-f]");
  if (!mark || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  card.open(mark);
});
$("card-close").addEventListener("click", () => card.close());
$("card-list").addEventListener("click", () => {
  $("card").hidden = true;
});
// Marks are reached by Tab, each finding's first one.
for (const mark of document.querySelectorAll(":is(#text, h1) [data-f]")) {
  if (document.querySelector(`:is(#text, h1) [data-f="${mark.dataset.f}"]`) !== mark) continue;
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
