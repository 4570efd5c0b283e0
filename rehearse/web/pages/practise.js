// The practice screen: the rehearsal page as it is, what the speaker did kept beside the script, drills and takes.

import { el, say } from "./dom.js";
import { get } from "./api.js";
import { Drills } from "./drills.js";
import { fileUrl, Make, resultUrl } from "./make.js";
import { Memory } from "./memory.js";
import { Recorder } from "./recorder.js";
import { Settings } from "./settings.js";

export async function practiseScreen(screen, id, title) {
  const [{ name }, look] = await Promise.all([get(`scripts/${id}`), get(`scripts/${id}/look`)]);
  title(look.title || name);
  const settings = new Settings(id);
  const make = new Make(id, settings);
  const recorder = new Recorder(id);
  const drills = new Drills(id);
  const memory = new Memory(id);
  const stage = el("div", { class: "stage" });
  const bar = el("div", { class: "bar practice" }, recorder.box, recorder.all, drills.box, make.box);
  make.sound.remove(); // the page has its own
  screen.replaceChildren(bar, stage);
  await Promise.all([recorder.list(), memory.load()]);
  const again = el("button", { onclick: () => make.start() }, say("make"));

  // That the track is current goes without saying.
  function shown(now) {
    make.line.replaceChildren();
    if (now.state !== "stale") return;
    make.show(now);
    make.line.append(again);
  }

  drills.addEventListener("wanted", ({ detail }) => make.begin("drill", detail));
  recorder.addEventListener("compare", ({ detail: { name: take, page } }) => {
    if (page) beside(page);
    else make.begin(`takes/${encodeURIComponent(take)}/compare`, {});
  });
  make.addEventListener("over", async ({ detail }) => {
    if (detail.state !== "done") return;
    drills.box.open = false;
    if (detail.page) beside(detail.page);
    else open();
    await recorder.list();
    shown((await get(`scripts/${id}/look`)).track);
  });

  // Another page of the script's folder, in the place of the rehearsal page.
  function beside(page) {
    const back = el("button", { onclick: () => open() }, say("to_practice"));
    stage.replaceChildren(el("p", { class: "choices back" }, back), el("iframe", { title: say("step_practise"), src: fileUrl(id, page) }));
    back.focus();
  }

  async function open() {
    const { track: now } = await get(`scripts/${id}/look`);
    if (!now.files.includes("rehearse.html")) return first();
    const frame = el("iframe", { title: say("step_practise"), src: resultUrl(id, "rehearse.html"), onload: () => frame.contentWindow.focus() });
    frame.storage = memory; // the page looks for it there
    stage.replaceChildren(frame);
  }

  function first() {
    make.button.textContent = say("make");
    stage.replaceChildren(el("p", { class: "empty" }, say("practise_first")), el("p", { class: "empty" }, make.button));
  }

  await open();
  shown(look.track);
  make.resume();
  return () => {
    recorder.close();
    make.close();
  };
}
