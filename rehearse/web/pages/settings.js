// Target, pace and voice: written into the script's rehearse.toml, which the command line reads as well.

import { get, send } from "./api.js";
import { alertLine, ask, el, has, say } from "./dom.js";

const nameOf = (voice) => (has(`voice ${voice}`) ? say(`voice ${voice}`) : voice);

export class Settings extends EventTarget {
  constructor(id) {
    super();
    this.id = id;
    this.target = el("input", { id: "target", size: 7, placeholder: "15:00", autocomplete: "off", onchange: () => this.set({ target: this.target.value.trim() || null }) });
    this.pace = el("input", { id: "pace", size: 4, inputmode: "numeric", autocomplete: "off", onchange: () => this.set({ pace: this.paceValue() }) });
    this.voice = el("select", { id: "voice", onchange: () => this.choose() });
    this.box = el(
      "div",
      { class: "settings" },
      el("label", {}, say("target"), " ", this.target),
      el("label", {}, say("pace"), " ", this.pace),
      el("label", {}, say("voice"), " ", this.voice),
    );
  }

  paceValue() {
    const said = this.pace.value.trim();
    return said === "" ? null : /^\d+$/.test(said) ? Number(said) : said;
  }

  async load() {
    this.show(await get(`scripts/${this.id}/settings`));
  }

  async set(changes) {
    try {
      this.show(await send("PUT", `scripts/${this.id}/settings`, changes));
      this.dispatchEvent(new Event("changed"));
    } catch (error) {
      alertLine(error.message || say("gone"));
      if (this.now) this.show(this.now);
    }
  }

  // What is written in the script itself wins, and is changed there.
  show(now) {
    this.now = now;
    for (const [name, field] of Object.entries({ target: this.target, pace: this.pace, voice: this.voice })) {
      const inScript = now.origins[name] === "front matter";
      field.disabled = inScript;
      field.title = inScript ? say("in_script") : say(`${name}_hint`);
    }
    this.target.value = now.target;
    this.pace.value = now.pace;
    this.pace.placeholder = "200";
    const group = (online, label) => {
      const voices = now.voices.filter((voice) => voice.online === online);
      const option = ({ engine, voice }) =>
        el("option", { value: `${engine} ${voice}` }, online ? say("online_voice", { name: nameOf(voice) }) : nameOf(voice));
      return el("optgroup", { label }, ...voices.map(option));
    };
    const usual = el("option", { value: "" }, say("usual_voice"));
    this.voice.replaceChildren(usual, group(false, say("stays_here")), group(true, say("sends_text")));
    const chosen = now.origins.engine === "default" ? "" : `${now.engine} ${now.voice || this.usualOf(now)}`;
    this.voice.value = [...this.voice.options].some(({ value }) => value === chosen) ? chosen : "";
  }

  usualOf({ engine, voices }) {
    return voices.find((voice) => voice.engine === engine)?.voice ?? "";
  }

  // Whether the text may leave this machine: a voice that the script itself names was never asked about.
  async mayLeave() {
    const { online, origins } = await get(`scripts/${this.id}/settings`);
    if (!online || origins.engine !== "front matter" || this.agreed) return true;
    this.agreed = (await ask(say("online_title"), say("online_text"), [["yes", say("online_yes")], ["no", say("cancel")]])) === "yes";
    return this.agreed;
  }

  async choose() {
    const [engine, voice] = this.voice.value.split(" ");
    if (!engine) return this.set({ engine: null, voice: null });
    const { online } = this.now.voices.find((one) => one.engine === engine);
    if (online && (await ask(say("online_title"), say("online_text"), [["yes", say("online_yes")], ["no", say("cancel")]])) !== "yes")
      return this.show(this.now);
    return this.set({ engine, voice });
  }
}
