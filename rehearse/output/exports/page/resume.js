// Where the speaker left off: kept as a sentence and the time in it, so that it is found again after an edit.

const resume = {
  save() {
    const index = player.sentence;
    if (index < 0 || run.open) return;
    const { key, start, section } = steps[index];
    const same = spoken.filter((at) => steps[at].key === key);
    script.set("place", {
      key,
      nth: same.indexOf(index),
      into: Math.max(0, Math.round(player.time - start)),
      section: script.sections[section],
    });
  },

  // Goes there; false where there is nothing to come back to.
  restore() {
    const place = script.get("place");
    if (!place) return false;
    const same = spoken.filter((at) => steps[at].key === place.key);
    const index = same[place.nth] ?? same.at(-1);
    const section = data.sections[script.sections.indexOf(place.section)];
    const at = index === undefined ? section?.start : Math.min(steps[index].start + place.into, steps[index].end - 1);
    if (at === undefined || (at <= steps[spoken[0] ?? 0].end && index === spoken[0])) return false;
    history.scrollRestoration = "manual";
    player.seek(at);
    return true;
  },
};

player.on("step", () => player.clock.playing && resume.save());
player.on("seek", (own) => own || queueMicrotask(() => resume.save())); // when the step is known
player.on("state", () => player.clock.playing || resume.save());
addEventListener("pagehide", () => resume.save());
