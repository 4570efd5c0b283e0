// The phone file lent to a phone in the same network: its address and its code, for as long as the dialog is open.

import { get, told } from "./api.js";
import { alertLine, ask, el, say } from "./dom.js";

export async function toPhone(id) {
  const { addresses } = await get(`scripts/${id}/phone`);
  if (!addresses.length) return alertLine(say("no_network"));
  const code = el("img", { class: "code", alt: say("phone_code"), hidden: true });
  const address = el("p", { class: "address", tabindex: "0" });
  const state = el("p", { role: "status" }, say("phone_waiting"));
  const options = addresses.map((one) => el("option", {}, one));
  const places = el("label", { hidden: options.length < 2 }, say("phone_place"), " ", el("select", { onchange: (event) => lend(event.target.value) }, ...options));
  let ending;

  async function lend(place) {
    ending?.abort();
    const { signal } = (ending = new AbortController());
    let line = say("gone");
    try {
      for await (const one of told(`scripts/${id}/phone`, { address: place }, signal)) {
        Object.assign(code, { src: one.code, hidden: false });
        address.textContent = one.url;
        state.textContent = one.fetched ? say("phone_fetched", { count: one.fetched }) : say("phone_waiting");
      }
    } catch (error) {
      line = error.message || line;
    }
    if (signal.aborted) return;
    code.hidden = true;
    address.textContent = "";
    state.textContent = line;
  }

  lend(addresses[0]);
  await ask(say("phone_lan"), say("phone_lan_text"), [["close", say("phone_end")]], el("div", { class: "lent" }, code, address, places, state));
  ending.abort();
}
