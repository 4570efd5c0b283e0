// What was typed and may not have been saved: kept in the browser at every key, gone when the disk has it.

const key = (id) => `rehearse.journal.${id}`;

export const journal = {
  // `base` is the state of the disk's text that it was typed upon; `sent` is what the disk may have by now.
  write(id, text, base, sent) {
    try {
      localStorage.setItem(key(id), JSON.stringify({ text, base, sent }));
    } catch {
      // Storage is denied or full: the text is still in the page.
    }
  },

  read(id) {
    try {
      return JSON.parse(localStorage.getItem(key(id)));
    } catch {
      return null;
    }
  },

  clear(id) {
    try {
      localStorage.removeItem(key(id));
    } catch {
      // as above
    }
  },

  // Which text is to be shown: the disk's, or the journal's where it is newer; both where they went apart.
  merged(id, text, sha) {
    const kept = this.read(id);
    if (!kept || kept.text === text) {
      this.clear(id);
      return { text };
    }
    return kept.base === sha || kept.sent?.includes(text) ? { text: kept.text, recovered: true } : { text, mine: kept.text };
  },

  // The scripts that have something unsaved.
  ids: () => Object.keys(localStorage).flatMap((name) => name.match(/^rehearse\.journal\.(.+)$/)?.[1] ?? []),
};
