// One post as an element. Text only ever enters as text, never as markup.

import { ago, say } from "./strings.js";

const LONG = 600;
const COLOURS = 8;

export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

export function button(text, className, act) {
  const element = make("button", className, text);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

export function drawPost(post, { own, brand, actions }) {
  const article = make("article", `post${own ? " own" : ""}${brand ? " brand" : ""}`);
  const body = make("div", "body");
  body.append(drawHead(post, own), ...drawContent(post));
  const buttons = post.deleted ? [] : actions(post);
  if (buttons.length) body.append(drawActions(buttons));
  article.append(drawAvatar(post.author, brand), body);
  return article;
}

function drawAvatar(author, brand) {
  if (brand) {
    const flower = make("img", "avatar");
    Object.assign(flower, { src: "brand.svg", alt: "", width: 36, height: 36 });
    return flower;
  }
  const [letter] = author.name.match(/[\p{L}\p{N}]/u) ?? ["?"];
  const initial = letter.toLocaleUpperCase(document.documentElement.lang);
  const avatar = make("span", `avatar colour-${colour(author.id)}`, initial);
  avatar.setAttribute("aria-hidden", "true");
  return avatar;
}

function colour(id) {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.codePointAt(0)) % 9973;
  return sum % COLOURS;
}

function drawHead(post, own) {
  const head = make("p", "head");
  const name = make("bdi", "name", post.author.name);
  head.append(name);
  if (own) head.append(make("span", "badge", say("you")));
  if (post.author.bot) head.append(make("span", "badge", post.by_team ? say("team") : say("bot")));
  const at = new Date(post.sent_at);
  const time = make("time", "", ago(at));
  time.dateTime = post.sent_at;
  time.title = at.toLocaleString(document.documentElement.lang);
  head.append(time);
  if (post.revision && !post.deleted) head.append(make("span", "note", say("edited")));
  return head;
}

function drawContent(post) {
  if (post.deleted) return [make("p", "text gone", say("deleted"))];
  if (post.hidden) return [make("p", "text gone", say("hidden"))];
  const text = make("p", "text", post.text);
  text.dir = "auto";
  const parts = post.text ? [text] : [];
  if (post.text.length > LONG) parts.push(drawFold(text));
  if (post.attachments) {
    parts.push(make("p", "attachment", say("attachments", { n: post.attachments })));
  }
  return parts;
}

function drawFold(text) {
  text.classList.add("folded");
  const fold = button(say("more"), "quiet", () => {
    const folded = text.classList.toggle("folded");
    fold.textContent = say(folded ? "more" : "less");
    fold.setAttribute("aria-expanded", String(!folded));
  });
  fold.setAttribute("aria-expanded", "false");
  return fold;
}

function drawActions(buttons) {
  const actions = make("div", "actions");
  actions.append(...buttons);
  return actions;
}

export function refreshTimes(root) {
  for (const time of root.querySelectorAll("time")) time.textContent = ago(new Date(time.dateTime));
}
