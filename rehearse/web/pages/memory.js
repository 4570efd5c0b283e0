// What the rehearsal page remembers of a script (runs, place, what is known by heart), kept on the disk beside it.
//
// The page itself writes into the browser's storage, as it does when it is opened from a file; from here it is copied.

import { get, send } from "./api.js";

const OF_PAGE = "rehearse:";
const WAIT_MS = 400;

export class Memory {
  constructor(id) {
    this.id = id;
    this.mark = `rehearse.practice.${id}`; // when the browser's copy was last written
    this.changed = ({ key }) => key?.startsWith(OF_PAGE) && this.later();
  }

  // Before the page opens: the disk's copy comes into the browser, unless the browser's is newer.
  async restore() {
    const { at = "", page } = await get(`scripts/${this.id}/practice`);
    if (!page || at <= (localStorage.getItem(this.mark) ?? "")) return;
    const scripts = JSON.parse(localStorage.getItem(`${OF_PAGE}scripts`) ?? "[]");
    const others = scripts.filter(({ id }) => id !== page.script.id);
    localStorage.setItem(`${OF_PAGE}scripts`, JSON.stringify([...others, page.script]));
    for (const [key, value] of Object.entries(page.kept)) localStorage.setItem(`${OF_PAGE}${page.script.id}:${key}`, value);
    localStorage.setItem(this.mark, at);
  }

  watch() {
    addEventListener("storage", this.changed);
  }

  later() {
    localStorage.setItem(this.mark, new Date().toISOString());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), WAIT_MS);
  }

  // The page puts the script that it shows last in its list.
  async keep() {
    this.timer = null;
    const script = JSON.parse(localStorage.getItem(`${OF_PAGE}scripts`) ?? "[]").at(-1);
    if (!script) return;
    const own = `${OF_PAGE}${script.id}:`;
    const kept = Object.fromEntries(Object.entries(localStorage).flatMap(([key, value]) => (key.startsWith(own) ? [[key.slice(own.length), value]] : [])));
    const at = localStorage.getItem(this.mark) ?? new Date().toISOString();
    try {
      await send("PUT", `scripts/${this.id}/practice`, { at, page: { script, kept } });
    } catch {
      this.timer = setTimeout(() => this.keep(), 5 * WAIT_MS); // it is still in the browser
    }
  }

  close() {
    removeEventListener("storage", this.changed);
    if (!this.timer) return;
    clearTimeout(this.timer);
    this.keep();
  }
}
