// Changing an own post where it stands.

import * as api from "./api.js";
import { button, make } from "./post.js";
import { explain, say } from "./strings.js";

export function openEditor(feed, post) {
  const article = feed.items.get(post.id).querySelector(":scope > article");
  const body = article.querySelector(".body");
  const area = make("textarea");
  area.value = post.text;
  area.rows = 3;
  area.setAttribute("aria-label", say("editLabel"));
  const problem = make("p", "problem");
  problem.setAttribute("role", "alert");
  const close = () => {
    feed.redraw(feed.posts.get(post.id));
    feed.items.get(post.id).querySelector(".edit")?.focus();
  };
  const save = async () => {
    try {
      feed.put(await api.edit(post.id, area.value));
      close();
    } catch (error) {
      problem.textContent = explain(error.message);
    }
  };
  area.addEventListener("keydown", (event) => event.key === "Escape" && close());
  const actions = make("div", "actions");
  actions.append(button(say("save"), "primary small", save), button(say("cancel"), "quiet", close));
  body.replaceChildren(area, problem, actions);
  area.focus();
}
