// Marks in a text that goes on being changed: where they are after an edit, and what of a line each covers.

// What was changed between two texts, as one replacement: from `at`, so many characters by so many.
export function change(before, after) {
  const most = Math.min(before.length, after.length);
  let at = 0;
  while (at < most && before[at] === after[at]) at++;
  let end = 0;
  while (end < most - at && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { at, removed: before.length - at - end, added: after.length - at - end };
}

// Marks as they stand after it; one whose words were changed is gone.
export function shifted(marks, { at, removed, added }) {
  const by = added - removed;
  return marks.flatMap((mark) => {
    if (mark.end <= at) return [mark];
    if (mark.start >= at + removed) return [{ ...mark, start: mark.start + by, end: mark.end + by }];
    return [];
  });
}

// Places, [start, end, …], as they stand after it.
export function moved(places, edit) {
  return places.flatMap(([start, end, ...rest]) => shifted([{ start, end }], edit).map((place) => [place.start, place.end, ...rest]));
}

// A line in pieces: [text, classes of the marks that cover it].
export function pieces(text, start, marks) {
  const inside = marks.filter((mark) => mark.start < start + text.length && mark.end > start);
  if (inside.length === 0) return [[text, ""]];
  const edges = new Set([0, text.length]);
  for (const mark of inside) {
    edges.add(Math.max(0, mark.start - start));
    edges.add(Math.min(text.length, mark.end - start));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => {
    const from = sorted[index];
    const kinds = inside.filter((mark) => mark.start - start <= from && mark.end - start >= end).map(({ kind }) => kind);
    return [text.slice(from, end), [...new Set(kinds)].join(" ")];
  });
}

// Where each line begins.
export function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
