// What the rehearsal page remembers of a script (runs, place, speed, what is known by heart): plain JSON beside it.
//
// The page asks and tells at once; from here each change goes to the disk. What has not reached it yet is in the browser.

import { get, send } from "./api.js";

const AGAIN_MS = 1000; // while the server is gone
const WITH_THE_PAGE = 60000; // bytes that a browser still sends when the page is closed

export class Memory {
  one = true; // it is of this script alone, whatever becomes of its text

  constructor(id) {
    this.path = `scripts/${id}/practice`;
    this.journal = `rehearse.practice.${id}`;
  }

  async load() {
    this.waiting = JSON.parse(localStorage.getItem(this.journal) ?? "{}");
    this.kept = { ...(await get(this.path)).kept, ...this.waiting };
    this.keep();
  }

  get(key) {
    return this.kept[key];
  }

  set(key, value) {
    const text = JSON.stringify(value);
    if (text === JSON.stringify(this.kept[key])) return;
    this.kept[key] = this.waiting[key] = JSON.parse(text); // the page may be gone before it is sent
    this.note();
    this.keep();
  }

  note() {
    try {
      if (Object.keys(this.waiting).length) localStorage.setItem(this.journal, JSON.stringify(this.waiting));
      else localStorage.removeItem(this.journal);
    } catch {
      // Storage is denied or full: it is on its way to the disk all the same.
    }
  }

  // One message at a time; what changed meanwhile goes with the next.
  async keep() {
    if (this.sending || !Object.keys(this.waiting).length) return;
    this.sending = true;
    const sent = { ...this.waiting };
    try {
      await send("PUT", this.path, { kept: sent }, JSON.stringify(sent).length < WITH_THE_PAGE);
      for (const key of Object.keys(sent)) if (this.waiting[key] === sent[key]) delete this.waiting[key];
      this.note();
      this.sending = false;
      this.keep();
    } catch {
      setTimeout(() => {
        this.sending = false;
        this.keep();
      }, AGAIN_MS);
    }
  }
}
