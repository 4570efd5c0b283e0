// The practice screen.

import { el, say } from "./dom.js";

export async function practiseScreen(screen) {
  screen.replaceChildren(el("p", {}, say("step_practise")));
  return () => {};
}
