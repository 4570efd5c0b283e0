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

async function asked(method, path, body, headers = {}) {
  let answer;
  try {
    answer = await fetch(path, { method, body, headers: { "Accept-Language": language, "X-Rehearse": "1", ...headers } });
  } catch {
    throw new Gone();
  }
  const data = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
  if (!answer.ok) throw new Refused(answer.status, data);
  return data;
}

export const get = (path) => asked("GET", `api/${path}`);
export const send = (method, path, data = {}) => asked(method, `api/${path}`, JSON.stringify(data), { "Content-Type": "application/json" });
export const upload = (path, file) => asked("POST", `api/${path}`, file, { "Content-Type": "application/octet-stream" });

export const here = async () => {
  try {
    return Boolean((await get("ping")).studio);
  } catch {
    return false;
  }
};
