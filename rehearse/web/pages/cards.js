// The card of a finding, and of what is not spoken: what it is, and what can be done about it at once.

import { el, say } from "./dom.js";
import { readingChoices } from "./heard.js";

const SPEAK = "<!-- rehearse: speak -->\n";

// Places move as one types: each action looks at those of its own moment.
export function findingCard(side, finding, at) {
  const { editor } = side;
  const { severity, message, suggestion, code } = finding;
  const current = at === side.current;
  const head = el("button", { class: "link", "aria-expanded": String(current), onclick: () => side.choose(at) }, message);
  const card = el("article", { class: `card ${severity}${current ? " current" : ""}` }, el("p", {}, el("b", { class: severity }, say(severity)), " ", head));
  if (!current) return card;
  if (suggestion) card.append(el("p", { class: "quiet" }, suggestion));
  const here = finding.places.map((_, place) => el("button", { onclick: () => side.choose(at, place) }, String(place + 1)));
  if (here.length > 1) card.append(el("p", { class: "choices places" }, say("places"), ...here));
  card.append(el("p", { class: "choices" }, ...actions(side, finding), el("button", { class: "quiet", onclick: () => above(editor, finding, `<!-- rehearse: ignore ${code} -->\n`) }, say("ignore"))));
  return card;
}

function actions(side, finding) {
  const { editor } = side;
  const { places, code } = finding;
  if (code === "S111") return [el("button", { onclick: () => above(editor, finding, SPEAK) }, say("have_spoken"))];
  if (places.some(([, , fix]) => fix !== null)) {
    const shown = places[0][2] === "" ? say("take_out") : say("put", { words: places[0][2].replaceAll(" ", "␣") });
    return [el("button", { class: "primary", title: "Ctrl+.", onclick: () => mend(editor, finding) }, places.length > 1 ? `${shown} × ${places.length}` : shown)];
  }
  if (code.startsWith("R")) return [readingChoices(side, places)];
  return code.startsWith("P") ? [filling(editor, finding)] : [];
}

// Fills every place of a placeholder at once.
function filling(editor, finding) {
  const words = el("input", { "aria-label": say("fill_with"), placeholder: say("fill_with"), size: 10 });
  const go = (event) => {
    event.preventDefault();
    const changes = finding.places.map(([start, end]) => ({ start, end, words: words.value.trim() }));
    if (words.value.trim() && changes.length) editor.replaceAll(changes);
  };
  const count = finding.places.length;
  return el("form", { class: "fill", onsubmit: go }, words, el("button", { class: "primary" }, count > 1 ? say("fill_all", { count }) : say("fill")));
}

// Makes the repair that a finding offers, at all its places; false where it offers none.
export function mend(editor, { places }) {
  const changes = places.filter(([, , fix]) => fix !== null).map(([start, end, words]) => ({ start, end, words }));
  if (changes.length) editor.replaceAll(changes);
  return changes.length > 0;
}

// Writes a mark on a line of its own above that of the first place.
function above(editor, { places }, mark) {
  if (!places.length) return;
  const start = editor.lineStart(places[0][0]);
  editor.replace(start, start, mark);
}

// What reading leaves out; where it guessed, the author can have it spoken, by the mark above the guess's first line.
export function silentCard(editor, item, silent) {
  const first = silent.findLast((one) => one.first && one.place[0] <= item.place[0] && one.first[1] >= item.place[1]);
  const close = (event) => event.target.closest(".card").remove();
  const buttons = item.guessed && first ? [el("button", { class: "primary", onclick: (event) => (close(event), above(editor, { places: [first.first] }, SPEAK)) }, say("have_spoken"))] : [];
  return el(
    "article",
    { class: "card current silent" },
    el("p", {}, el("b", {}, say("not_spoken")), " ", item.name),
    el("p", { class: "choices" }, ...buttons, el("button", { class: "quiet", onclick: close }, say("close"))),
  );
}
