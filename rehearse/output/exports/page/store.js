// What is remembered between visits: where the studio shows the page, on the disk beside the script; else in the browser's
// storage, or for as long as the page is open where that is denied.

const inBrowser = {
  one: false, // whether it is of this script alone

  get(key) {
    try {
      return JSON.parse(localStorage.getItem(`rehearse:${key}`)) ?? undefined;
    } catch {
      return undefined;
    }
  },

  set(key, value) {
    localStorage.setItem(`rehearse:${key}`, JSON.stringify(value));
  },
};

const store = {
  place: window.frameElement?.storage ?? inBrowser,
  kept: new Map(),
  denied: false,

  get(key, otherwise) {
    return this.kept.get(key) ?? this.place.get(key) ?? otherwise;
  },

  set(key, value) {
    try {
      this.place.set(key, value);
      this.kept.delete(key);
    } catch {
      this.kept.set(key, value);
      this.denied = true;
    }
  },
};
