// The screen to take things away.

import { el, say } from "./dom.js";

export async function away(screen) {
  screen.replaceChildren(el("p", {}, say("step_away")));
  return () => {};
}
