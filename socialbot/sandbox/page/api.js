// The platform's API as the page uses it. Errors carry a code that strings.js explains.

export class Refusal extends Error {}

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body ? { "content-type": "application/json" } : {},
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Refusal("unreachable");
  }
  const data = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(data.error ?? "other");
  return data;
}

export const readFeed = () => call("GET", "api/feed");
export const write = (post) => call("POST", "api/messages", post);
export const answerByHand = (id, text) => call("POST", "api/team", { in_reply_to: id, text });
export const edit = (id, text) => call("PATCH", `api/messages/${encodeURIComponent(id)}`, { text });
export const remove = (id) => call("DELETE", `api/messages/${encodeURIComponent(id)}`);

// Posts as they are written or changed; `ready` is called at each (re)connection.
export function listen({ ready, post, lost }) {
  const source = new EventSource("api/stream");
  source.addEventListener("ready", ready);
  source.addEventListener("message", (event) => post(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    lost();
    // The browser reconnects by itself after a cut, but not after a refusal.
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 5_000, { ready, post, lost });
  });
}
