// What is remembered between visits: in the browser's storage, or for as long as the page is open where that is denied.

const store = {
  kept: new Map(),
  denied: false,

  get(key, otherwise) {
    if (this.kept.has(key)) return this.kept.get(key);
    try {
      const text = localStorage.getItem(`rehearse:${key}`);
      return text === null ? otherwise : JSON.parse(text);
    } catch {
      return otherwise;
    }
  },

  set(key, value) {
    try {
      localStorage.setItem(`rehearse:${key}`, JSON.stringify(value));
      this.kept.delete(key);
    } catch {
      this.kept.set(key, value);
      this.denied = true;
    }
  },
};
