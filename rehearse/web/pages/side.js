// Beside the text: what the check found, how words are read, and the versions; each a list of cards.

import { get, send } from "./api.js";
import { ask, el, say } from "./dom.js";
import { change, moved } from "./marks.js";
import { findingCard, silentCard } from "./cards.js";
import { readingCard } from "./heard.js";

const shown = (version) => version.slice(0, 16).replace(".", ":"); // when it was kept
const TABS = ["findings", "readings", "versions"];

export class Side {
  constructor(id, editor) {
    this.id = id;
    this.editor = editor;
    this.findings = [];
    this.current = -1;
    this.open = "findings";
    this.tabs = TABS.map((name) =>
      el("button", { role: "tab", id: `tab-${name}`, "aria-controls": "side", onclick: () => this.show(name), onkeydown: (event) => this.step(event) }, say(name)),
    );
    this.panel = el("div", { id: "side", role: "tabpanel", tabindex: "0" });
    this.box = el("aside", { class: "side", "aria-label": say("side") }, el("div", { role: "tablist", class: "tabs" }, ...this.tabs), this.panel);
    this.show("findings");
    editor.addEventListener("edited", ({ detail }) => this.move(detail));
  }

  // The findings as they stand after an edit; places whose words were changed are gone until the check says them again.
  // The same objects stay, as the cards that are shown hold them.
  move(edit) {
    for (const finding of this.findings) finding.places = moved(finding.places, edit);
  }

  step(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const at = (TABS.indexOf(this.open) + by + TABS.length) % TABS.length;
    this.show(TABS[at]);
    this.tabs[at].focus();
  }

  show(name) {
    this.open = name;
    TABS.forEach((one, at) => {
      this.tabs[at].setAttribute("aria-selected", one === name);
      this.tabs[at].tabIndex = one === name ? 0 : -1;
    });
    this.panel.setAttribute("aria-labelledby", `tab-${name}`);
    this[`show_${name}`]();
  }

  // What was found in `text`, which may be older than what is written now.
  found(findings, text) {
    this.findings = findings;
    if (findings.length) this.move(change(text, this.editor.text));
    this.text = text;
    if (this.current >= findings.length) this.current = -1;
    this.tabs[0].textContent = findings.length ? say("findings_count", { count: findings.length }) : say("findings");
    if (this.open !== "versions") this.show(this.open);
  }

  // The text cannot be read: nothing was looked for.
  unread() {
    this.found([], undefined);
    if (this.open === "findings") this.panel.replaceChildren();
  }

  show_findings() {
    if (!this.findings.length) return this.panel.replaceChildren(el("p", { class: "quiet" }, say(this.text === undefined ? "checking" : "nothing_found")));
    this.panel.replaceChildren(...this.findings.map((finding, at) => findingCard(this, finding, at)));
  }

  // Opens the card of a finding, and goes to the place in the text.
  choose(at, place = 0) {
    this.current = at;
    this.show("findings");
    const finding = this.findings[at];
    if (finding.places[place]) this.editor.go(...finding.places[place].slice(0, 2));
    this.panel.children[at]?.scrollIntoView({ block: "nearest" });
  }

  // The next finding behind the cursor, or before it; around at the ends.
  next(by) {
    const cursor = this.editor.area.selectionStart;
    const places = this.findings
      .flatMap(({ places: all }, at) => all.map(([start], place) => ({ start, at, place })))
      .sort((a, b) => a.start - b.start || a.at - b.at);
    if (!places.length) return;
    const behind = by > 0 ? places.find(({ start }) => start > cursor) ?? places[0] : places.findLast(({ start }) => start < cursor) ?? places.at(-1);
    this.choose(behind.at, behind.place);
  }

  // What stands at the cursor: a finding, or something that is not spoken.
  pointed(silent) {
    const cursor = this.editor.area.selectionStart;
    if (cursor !== this.editor.area.selectionEnd) return;
    const inside = ([start, end]) => start <= cursor && cursor <= end;
    const at = this.findings.findIndex(({ places }) => places.some(inside));
    if (at >= 0) {
      this.current = at;
      this.show("findings");
      this.panel.children[at]?.scrollIntoView({ block: "nearest" });
      return;
    }
    const item = silent.find(({ place }) => inside(place));
    if (!item) return;
    this.show("findings");
    this.panel.prepend(silentCard(this.editor, item, silent));
    this.panel.scrollTop = 0;
  }

  async show_readings() {
    this.panel.replaceChildren(el("p", { class: "quiet" }, say("checking")));
    try {
      const { readings } = await get(`scripts/${this.id}/readings`);
      if (this.open !== "readings") return;
      const unsure = readings.filter(({ sure, given }) => !sure && !given);
      const rest = readings.filter(({ sure, given }) => sure || given);
      const more = el("details", {}, el("summary", {}, say("readings_sure", { count: rest.length })), ...rest.map((one) => readingCard(this.editor, one)));
      const head = unsure.length ? [] : [el("p", { class: "quiet" }, say("readings_none"))];
      this.panel.replaceChildren(...head, ...unsure.map((one) => readingCard(this.editor, one)), more);
    } catch (error) {
      this.panel.replaceChildren(el("p", {}, error.message || say("gone")));
    }
  }

  async show_versions() {
    try {
      const { versions } = await get(`scripts/${this.id}/versions`);
      if (this.open !== "versions") return;
      const rows = versions.map((name) => el("div", { class: "card" }, el("p", {}, shown(name)), el("p", { class: "choices" }, el("button", { onclick: () => this.restore(name) }, say("restore")))));
      this.panel.replaceChildren(el("p", { class: "quiet" }, say("versions_hint")), ...rows);
    } catch (error) {
      this.panel.replaceChildren(el("p", {}, error.message || say("gone")));
    }
  }

  // An older text comes back; the one that is there is kept as a version first.
  async restore(name) {
    const { text } = await get(`scripts/${this.id}/versions/${encodeURIComponent(name)}`);
    const seen = el("pre", { class: "old", tabindex: "0" }, text.slice(0, 4000));
    if ((await ask(say("restore_title"), shown(name), [["yes", say("restore")], ["no", say("cancel")]], seen)) !== "yes") return;
    await send("POST", `scripts/${this.id}/versions`, { text: this.editor.text });
    this.editor.replace(0, this.editor.text.length, text);
    this.show("versions");
  }
}
