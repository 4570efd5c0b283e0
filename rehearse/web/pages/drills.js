// Tracks to practise with: a drill is chosen, with the little that there is to choose about it, and made.

import { get } from "./api.js";
import { el, say } from "./dom.js";

const TURNS = ["", "1.5", "2"]; // my turn, times what was heard; "" as the drill has it

export class Drills extends EventTarget {
  constructor(id) {
    super();
    this.id = id;
    this.hint = el("p", { class: "quiet", id: "drill-hint" });
    this.what = el("select", { id: "drill", "aria-describedby": "drill-hint", onchange: () => this.chosen() });
    this.section = el("select", { id: "drill-section" });
    this.factor = el("select", { id: "drill-factor" }, ...TURNS.map((value) => el("option", { value }, say(`turn ${value}`))));
    this.role = el("select", { id: "drill-role" });
    this.answer = el("input", { type: "checkbox", id: "drill-answer" });
    this.hard = el("select", { id: "drill-hard" });
    this.block = el("input", { type: "number", id: "drill-block", min: 5, max: 600, value: "15" });
    this.button = el("button", { class: "primary", id: "drill-go" }, say("drill_go"));
    // What is to be chosen, and for which drills; for all but the pacer where none are named.
    this.choices = [
      [el("label", {}, say("drill_turn"), " ", this.factor)],
      [el("label", {}, say("drill_role"), " ", this.role), "part"],
      [el("label", { class: "check" }, this.answer, " ", say("drill_answer")), "part"],
      [el("label", {}, say("drill_hard"), " ", this.hard), "hard"],
      [el("label", {}, say("drill_block"), " ", this.block), "interpret"],
    ];
    const labels = [el("label", {}, say("drill"), " ", this.what), el("label", {}, say("drill_section"), " ", this.section)];
    const form = el("form", { class: "drill", onsubmit: (event) => this.go(event) }, ...labels, ...this.choices.map(([label]) => label), this.button, this.hint);
    this.box = el("details", { class: "drills", ontoggle: () => this.box.open && this.load() }, el("summary", {}, say("drills")), form);
  }

  async load() {
    const { drills, sections, roles, hard } = await get(`scripts/${this.id}/drills`);
    const before = this.what.value;
    this.known = Object.fromEntries(drills.map((drill) => [drill.name, drill]));
    const option = (value, text, disabled = false) => el("option", { value, disabled }, text);
    this.what.replaceChildren(...drills.map(({ name, title }) => option(name, title, name === "part" && !roles.length)));
    this.section.replaceChildren(option("", say("drill_whole")), ...sections.map(([number, name]) => option(number, name)));
    this.role.replaceChildren(...roles.map((role) => option(role, role)));
    this.hard.replaceChildren(...hard.map((which) => option(which, say(`hard ${which}`))));
    if (before) this.what.value = before;
    this.chosen();
  }

  chosen() {
    const { name, hint, long } = this.known[this.what.value];
    this.hint.textContent = hint;
    for (const [label, ...only] of this.choices) label.hidden = only.length ? !only.includes(name) : name === "pacer";
    if (long && !this.section.value) this.section.selectedIndex = 1; // it takes many times as long as what it is made of
  }

  // What is asked of the server.
  asked() {
    const { section, factor, block } = this;
    return {
      drill: this.what.value,
      sections: section.value ? [section.value] : [],
      factor: factor.value ? Number(factor.value) : null,
      role: this.role.value,
      answer: this.answer.checked,
      hard: this.hard.value,
      block: Number(block.value),
    };
  }

  go(event) {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent("wanted", { detail: this.asked() }));
  }
}
