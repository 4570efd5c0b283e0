// The runs that are kept of this script, oldest first: when, how long in all, and how long each section took, by its id.

const runs = {
  get all() {
    return script.get("runs", []);
  },

  set all(list) {
    script.set("runs", list);
  },

  add(one) {
    this.all = [...this.all, one].sort((a, b) => (a.at < b.at ? -1 : 1));
  },

  remove(at) {
    this.all = this.all.filter((one) => one.at !== at);
  },

  // How long each of today's sections took in a run; null for one that it did not have, or that was skipped.
  took: (one) => script.sections.map((id) => one.sections[id] ?? null),

  // [day, what its runs tell of each section, and of the whole], the newest first; of several the last one counts.
  days() {
    const days = new Map();
    for (const one of this.all) {
      const day = new Date(one.at).toLocaleDateString("sv"); // year-month-day, of the speaker's own day
      const known = days.get(day) || { sections: script.sections.map(() => null), total: null };
      this.took(one).forEach((ms, index) => (known.sections[index] = ms ?? known.sections[index]));
      if (one.whole) known.total = one.total;
      days.set(day, known);
    }
    return [...days].reverse();
  },

  json() {
    const sections = data.sections.map(({ name, start, end, planned }) => ({ name, planned_ms: planned, track_ms: end - start }));
    const list = this.all.map((one) => ({ at: one.at, total_ms: one.total, whole: one.whole, sections_ms: this.took(one) }));
    return `${JSON.stringify({ format: 1, script: { title: data.title, id: data.id }, sections, runs: list }, null, 1)}\n`;
  },

  csv() {
    // A spreadsheet takes what begins with = + - @ for a formula: an apostrophe keeps it text.
    const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
    const seconds = (ms) => (ms === null || ms === undefined ? "" : (ms / 1000).toFixed(1));
    const list = this.all;
    const rows = [[say.section, say.planned, ...list.map(({ at }) => at)]];
    data.sections.forEach(({ name, planned }, index) =>
      rows.push([name, seconds(planned), ...list.map((one) => seconds(this.took(one)[index]))]),
    );
    rows.push([say.total, seconds(data.expected), ...list.map(({ total }) => seconds(total))]);
    return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
  },
};

function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
