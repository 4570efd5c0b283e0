// Which script this is: the one of an earlier visit that shares most of its sentences, whatever its file is called now.
// What is kept of a script is kept under an id of its own, as are its sections: an edit or another `make` loses nothing.

const ALIKE = 0.4; // of two scripts' sentences taken together: half of one may have been cut, or two in five rewritten
const MOST_SCRIPTS = 200;

const script = {
  id: "",
  sections: [], // the id of each section

  get(key, otherwise) {
    return store.get(`${this.id}:${key}`, otherwise);
  },

  set(key, value) {
    store.set(`${this.id}:${key}`, value);
  },
};

// How many of two lists' keys are the same, from 0 to 1.
function likeness(some, others) {
  const there = new Set(others);
  const same = some.filter((key) => there.has(key)).length;
  return (2 * same) / Math.max(1, some.length + others.length);
}

function recognise() {
  const keysOf = (index) => spoken.filter((at) => steps[at].section === index).map((at) => steps[at].key);
  const sections = data.sections.map(({ name }, index) => ({ id: "", name, keys: keysOf(index) }));
  const keys = sections.flatMap((section) => section.keys);
  const scripts = store.get("scripts", []);
  const score = (other) => {
    const named = other.source === data.source && other.title === data.title && data.title;
    return Math.max(likeness(keys, other.sections.flatMap((section) => section.keys)), named ? ALIKE : 0);
  };
  const best = scripts.reduce((best, other) => (score(other) > score(best) ? other : best), { sections: [] });
  const known = store.place.one ? scripts.at(-1) : score(best) >= ALIKE && best;
  const found = known || { id: newId(), sections: [] };
  match(sections, found.sections);
  script.id = found.id;
  script.sections = sections.map(({ id }) => id);
  const now = { id: found.id, title: data.title, source: data.source, sections };
  store.set("scripts", [...scripts.filter(({ id }) => id !== found.id), now].slice(-MOST_SCRIPTS));
}

// Sections keep the id of the one that they share most sentences with, or else of the one with their name.
function match(sections, before) {
  const pairs = sections.flatMap((section) =>
    before.map((old) => ({ section, old, score: likeness(section.keys, old.keys) + (section.name === old.name ? 0.1 : 0) })),
  );
  const taken = new Set();
  for (const { section, old, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (score === 0 || section.id || taken.has(old.id)) continue;
    section.id = old.id;
    taken.add(old.id);
  }
  for (const section of sections) section.id ||= newId();
}

const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 8);

recognise();
