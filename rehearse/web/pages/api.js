// Talks to the server: an answer, or an error that says whether the server is gone and what its one line is.

import { language, say } from "./dom.js";

export class Refused extends Error {
  constructor(status, data) {
    super(data.line || (status === 404 ? say("no_such") : `${status}`));
    this.status = status;
    this.data = data;
  }
}

export class Gone extends Error {}

const MOST_TEXT = 4e6; // bytes, as the server has it
const MOST_FILE = 20e6;

// A server that refuses a body cannot say so before the browser has sent it.
function refuseLarge(body) {
  const file = body instanceof Blob;
  const most = file ? MOST_FILE : MOST_TEXT;
  const size = file ? body.size : 3 * (body?.length ?? 0) > most ? new Blob([body]).size : 0;
  if (size > most) throw new Refused(413, { line: say("too_large", { size: Math.ceil(size / 1e6), most: most / 1e6 }) });
}

async function answered(method, path, body, headers, more) {
  refuseLarge(body);
  let answer;
  try {
    answer = await fetch(path, { method, body, ...more, headers: { "Accept-Language": language, "X-Rehearse": "1", ...headers } });
  } catch {
    throw new Gone();
  }
  if (answer.ok) return answer;
  throw new Refused(answer.status, await read(answer));
}

const read = async (answer) => answer.headers.get("Content-Type")?.startsWith("application/json") ? answer.json() : {};
const asked = async (...request) => read(await answered(...request));
const JSON_TYPE = { "Content-Type": "application/json" };

export const get = (path) => asked("GET", `api/${path}`);
export const send = (method, path, data = {}, keepalive = false) => asked(method, `api/${path}`, JSON.stringify(data), JSON_TYPE, { keepalive });
export const upload = (path, file) => asked("POST", `api/${path}`, file, { "Content-Type": "application/octet-stream" });

// What the server tells one after the other, until it ends or `signal` says that nobody listens any more.
export async function* told(path, data, signal) {
  const { body } = await answered("POST", `api/${path}`, JSON.stringify(data), JSON_TYPE, { signal });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part; !(part = await reader.read()).done; ) {
    text += part.value;
    const events = text.split("\n\n");
    text = events.pop();
    for (const event of events) yield JSON.parse(event.slice("data: ".length));
  }
}

export const here = async () => {
  try {
    return Boolean((await get("ping")).studio);
  } catch {
    return false;
  }
};
