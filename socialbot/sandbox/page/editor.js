// Writing where a post stands: changing an own one, or answering one as the brand's team.

import * as api from "./api.js";
import { button, make } from "./post.js";
import { explain, say } from "./strings.js";

export function openEditor(feed, post) {
  const body = find(feed, post).querySelector(".body");
  const close = () => {
    feed.redraw(feed.posts.get(post.id));
    find(feed, post).querySelector(".edit")?.focus();
  };
  const save = async (text) => feed.put(await api.edit(post.id, text));
  const { area, parts } = drawBox("editLabel", "save", save, close);
  area.value = post.text;
  body.replaceChildren(...parts);
  area.focus();
}

export function openAnswer(feed, post) {
  const actions = find(feed, post).querySelector(".actions");
  const close = () => {
    feed.redraw(feed.posts.get(post.id));
    find(feed, post).querySelector(".by-hand")?.focus();
  };
  const save = async (text) => feed.put(await api.answerByHand(post.id, text));
  const { area, parts } = drawBox("teamLabel", "send", save, close);
  actions.replaceWith(...parts);
  area.focus();
}

function find(feed, post) {
  return feed.items.get(post.id).querySelector(":scope > article");
}

function drawBox(label, word, act, close) {
  const area = make("textarea");
  area.rows = 3;
  area.setAttribute("aria-label", say(label));
  const problem = make("p", "problem");
  problem.setAttribute("role", "alert");
  const save = async () => {
    try {
      await act(area.value);
      close();
    } catch (error) {
      problem.textContent = explain(error.message);
    }
  };
  area.addEventListener("keydown", (event) => event.key === "Escape" && close());
  const actions = make("div", "actions");
  actions.append(button(say(word), "primary small", save), button(say("cancel"), "quiet", close));
  return { area, parts: [area, problem, actions] };
}
