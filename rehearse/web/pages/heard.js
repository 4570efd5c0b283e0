// How a word is read: the ways to choose from, each to be heard; the choice is written into the text.

import { get } from "./api.js";
import { el, say } from "./dom.js";

// Whether a way has a syllable for each character, which is what can be said.
const canBeSaid = (text, way) => way.split(" ").length === [...text].length && /[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]/.test(way);

function ways(editor, { place, text, said, ways: others }) {
  const [start, end] = place;
  const use = (way) => editor.text.slice(start, end) === text && editor.replace(start, end, `(${text})[${way}]`);
  return [said, ...others].map((way) => {
    const choose = el("button", { onclick: () => use(way) }, way);
    const hear = el("button", { class: "quiet hear", "aria-label": say("hear", { way }), title: say("hear", { way }), onclick: () => new Audio(`api/hear?${new URLSearchParams({ text, said: way })}`).play() }, "▶");
    return el("span", { class: "way" }, choose, canBeSaid(text, way) ? hear : null);
  });
}

export function readingCard(editor, one) {
  const [start, end] = one.place;
  const go = el("button", { class: "link", onclick: () => editor.go(start, end) }, one.text);
  const how = one.given ? el("span", { class: "quiet" }, ` ${one.said}`) : null;
  return el("div", { class: "card reading" }, el("p", {}, go, how), one.given ? null : el("p", { class: "choices" }, ...ways(editor, one)));
}

// The ways of the words that a finding is about, asked for when its card is opened.
export function readingChoices(side, places) {
  const box = el("span", { class: "choices" });
  get(`scripts/${side.id}/readings`)
    .then(({ readings }) => {
      const [start, end] = places[0];
      const one = readings.find(({ place }) => place[0] <= start && place[1] >= end) ?? readings.find(({ place }) => place[0] >= start && place[0] < end);
      if (one) box.append(...ways(side.editor, one));
    })
    .catch(() => {});
  return box;
}
