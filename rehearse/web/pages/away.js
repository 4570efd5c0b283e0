// The screen to take things away: by who gets it. What is not there, or is of an older text, is made first.

import { get } from "./api.js";
import { alertLine, el, say, tell } from "./dom.js";
import { Make, resultUrl } from "./make.js";
import { toPhone } from "./phone.js";
import { Settings } from "./settings.js";
import { clockText } from "./times.js";

// Who gets it: the export that it is, and its file.
const GIFTS = [
  ["leader", "lectern", "lectern.pdf"],
  ["phone", "phone", "rehearse-phone.html"],
  ["sound", "page", null],
  ["word", "docx", "clean.docx"],
];

export async function away(screen, id, title) {
  const [{ name }, look] = await Promise.all([get(`scripts/${id}`), get(`scripts/${id}/look`)]);
  title(look.title || name);
  const settings = new Settings(id);
  const make = new Make(id, settings);
  make.sound.remove();
  await settings.load();
  make.show(look.track);
  const cards = GIFTS.map(([who, exported, file], at) => {
    const buttons = [el("button", { class: at === 0 ? "primary" : "", onclick: () => give(exported, file) }, say(`${who}_do`))];
    if (who === "phone") buttons.push(el("button", { id: "to-phone", onclick: () => lend(exported, file) }, say("phone_lan")));
    return el("li", { class: "gift" }, el("h2", {}, say(who)), el("p", { class: "quiet" }, say(`${who}_what`)), el("p", { class: "choices" }, ...buttons));
  });
  screen.replaceChildren(el("div", { class: "away" }, el("p", { class: "quiet" }, say("away_hint")), make.box, el("ul", { class: "gifts" }, ...cards, chat(name, look))));

  // Gives the name of the file, which is made first where it is not there or of an older text; nothing where it cannot be.
  async function current(exported, file) {
    let { track } = await get(`scripts/${id}/look`);
    const wanted = () => file ?? track.files.find((one) => /^track\.(mp3|wav|m4a|m4b|opus|flac)$/.test(one));
    if (track.state !== "fresh" || !track.files.includes(wanted())) {
      if ((await make.start([exported])) !== "done") return null;
      ({ track } = await get(`scripts/${id}/look`));
      make.show(track);
    }
    if (track.files.includes(wanted())) return wanted();
    alertLine(make.notes.join(" ") || say("not_made"));
    return null;
  }

  async function give(exported, file) {
    const name = await current(exported, file);
    if (!name) return;
    el("a", { href: `${resultUrl(id, name)}?save`, download: "" }).click();
    tell(say("given"));
  }

  async function lend(exported, file) {
    if (await current(exported, file)) await toPhone(id);
  }

  return () => make.close();
}

// What is sent in a chat: a few lines of text that say all that others ask.
function chat(name, look) {
  const { verdict } = look;
  const target = verdict ? say("chat_target", { target: clockText(verdict.high_ms), state: say({ "on time": "on_time", over: "over", under: "under" }[verdict.kind], { by: clockText(verdict.by_ms) }) }) : "";
  const parts = look.outline.filter(({ level }) => level <= 1).map((part) => `${part.name} ${clockText(part.ms)}`);
  const first = say("chat", { name: look.title || name, time: clockText(look.ms), units: look.units, low: clockText(look.range_ms[0]), high: clockText(look.range_ms[1]) });
  const text = `${first}${target}\n${parts.join("\n")}`;
  const area = el("textarea", { class: "chat", readonly: true, rows: 5, "aria-label": say("chat_title") });
  area.value = text;
  const copy = async () => {
    area.select();
    await navigator.clipboard.writeText(text).catch(() => document.execCommand("copy"));
    tell(say("copied"));
    button.textContent = say("copied");
  };
  const button = el("button", { onclick: copy }, say("copy"));
  return el("li", { class: "gift" }, el("h2", {}, say("chat_title")), area, button);
}
