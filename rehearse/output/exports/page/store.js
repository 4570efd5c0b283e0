// What is remembered between visits: in the browser's storage, or for as long as the page is open where that is denied.

const store = {
  kept: new Map(),
  denied: false,

  get(key, otherwise) {
    try {
      const text = localStorage.getItem(`rehearse:${key}`);
      return text === null ? otherwise : JSON.parse(text);
    } catch {
      return this.kept.has(key) ? this.kept.get(key) : otherwise;
    }
  },

  set(key, value) {
    this.kept.set(key, value);
    try {
      localStorage.setItem(`rehearse:${key}`, JSON.stringify(value));
    } catch {
      this.denied = true;
    }
  },
};
