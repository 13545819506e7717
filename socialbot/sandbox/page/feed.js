// The two columns: threads newest first, each post under the one that it answers.

import { drawPost, make } from "./post.js";
import { say } from "./strings.js";

const MOST_THREADS = 60;
const PATIENCE = 20_000;

export class Feed {
  constructor(actions) {
    this.actions = actions;
    this.own = new Set(JSON.parse(sessionStorage.getItem("own") ?? "[]"));
    this.clear();
  }

  clear() {
    this.posts = new Map();
    this.items = new Map();
    this.threads = new Map();
    this.waiting = new Map();
    for (const list of document.querySelectorAll(".threads")) list.replaceChildren();
    this.showEmpty();
  }

  nameBrand(id) {
    this.brand = id;
  }

  claim(id) {
    this.own.add(id);
    sessionStorage.setItem("own", JSON.stringify([...this.own].slice(-200)));
  }

  // Whether the post is news, and not what is shown already.
  put(post) {
    const shown = this.posts.get(post.id);
    if (shown && shown.revision >= post.revision) return false;
    this.posts.set(post.id, post);
    if (shown) this.redraw(post);
    else this.add(post);
    if (post.author.id === this.brand) this.stopWaiting(post.in_reply_to);
    return !shown;
  }

  redraw(post) {
    this.items.get(post.id)?.querySelector(":scope > article").replaceWith(this.draw(post));
  }

  redrawAll() {
    for (const post of this.posts.values()) this.redraw(post);
    for (const wait of document.querySelectorAll(".wait")) wait.textContent = say(wait.dataset.key);
  }

  draw(post) {
    const own = this.own.has(post.id);
    const brand = post.author.id === this.brand;
    return drawPost(post, { own, brand, actions: (shown) => this.actions(shown, own) });
  }

  add(post) {
    const item = make("li");
    item.append(this.draw(post), make("ol", "replies"));
    this.items.set(post.id, item);
    this.place(post).append(item);
    this.mark(post);
    this.showEmpty();
  }

  place(post) {
    const above = this.items.get(post.in_reply_to);
    if (above) return above.querySelector(":scope > .replies");
    const posts = this.threads.get(post.thread);
    return posts ? this.raise(posts) : this.startThread(post);
  }

  // A private thread with something new comes first, unless that would take the focus away.
  raise(posts) {
    const thread = posts.parentElement;
    if (!thread.contains(document.activeElement)) thread.parentElement.prepend(thread);
    return posts;
  }

  startThread(post) {
    const thread = make("li", "thread card");
    const posts = make("ol", "posts");
    thread.append(posts);
    thread.dataset.id = post.thread;
    this.threads.set(post.thread, posts);
    const list = document.querySelector(`#${post.kind} .threads`);
    list.prepend(thread);
    while (list.children.length > MOST_THREADS) this.forget(list.lastElementChild);
    return posts;
  }

  forget(thread) {
    this.threads.delete(thread.dataset.id);
    for (const [id, item] of this.items) {
      if (!thread.contains(item)) continue;
      this.items.delete(id);
      this.posts.delete(id);
      this.stopWaiting(id);
    }
    thread.remove();
  }

  mark(post) {
    if (!this.own.has(post.id)) return;
    this.items.get(post.id).closest(".thread").classList.add("mine");
  }

  // Show that an answer may come; after a while say that none did.
  await(post) {
    const note = make("p", "wait waiting", say("waiting"));
    note.dataset.key = "waiting";
    this.items.get(post.id)?.append(note);
    const end = setTimeout(() => {
      note.dataset.key = "unanswered";
      note.textContent = say("unanswered");
      note.classList.remove("waiting");
    }, PATIENCE);
    this.waiting.set(post.id, () => {
      clearTimeout(end);
      note.remove();
    });
  }

  stopWaiting(id) {
    this.waiting.get(id)?.();
    this.waiting.delete(id);
  }

  isAnswered(id) {
    return Boolean(this.items.get(id)?.querySelector(":scope > .replies > li"));
  }

  reveal(post) {
    this.items.get(post.id)?.scrollIntoView({ block: "nearest" });
  }

  // An answer to an own post: let it be seen, unless that would move what is being typed.
  welcome(post, scroll) {
    this.items.get(post.id)?.querySelector(":scope > article").classList.add("fresh");
    if (scroll) this.reveal(post);
  }

  focus(id) {
    const item = this.items.get(id);
    item.tabIndex = -1;
    item.focus();
  }

  showEmpty() {
    for (const column of document.querySelectorAll(".column")) {
      const some = column.querySelector(
        column.classList.contains("only-mine") ? ".thread.mine" : ".thread",
      );
      column.querySelector(".empty").hidden = Boolean(some);
    }
  }
}
