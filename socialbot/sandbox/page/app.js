// Puts the page together: language, the form, live news.

import * as api from "./api.js";
import { openAnswer, openEditor } from "./editor.js";
import { Feed } from "./feed.js";
import { button, refreshTimes } from "./post.js";
import {
  chooseLanguage, currentLanguage, examples, explain, nameBrand, say, translate,
} from "./strings.js";

const $ = (id) => document.getElementById(id);
const main = document.querySelector("main");
const form = $("form");
const person = $("name");
const text = $("text");
const feed = new Feed(drawActions);
let network = null;
let thread = null;

function drawActions(post, own) {
  const buttons = [];
  const root = post.kind === "mention" && !post.in_reply_to;
  if (root) buttons.push(button(say("reply"), "quiet", () => joinThread(post.id)));
  if (own) {
    buttons.push(button(say("edit"), "quiet edit", () => openEditor(feed, post)));
    buttons.push(button(say("remove"), "quiet", () => remove(post.id)));
  }
  if (post.author.id !== feed.brand) {
    buttons.push(button(say("byHand"), "quiet by-hand", () => openAnswer(feed, post)));
  }
  return buttons;
}

async function remove(id) {
  try {
    feed.put(await api.remove(id));
    feed.focus(id);
  } catch (error) {
    $("problem").textContent = explain(error.message);
  }
}

function joinThread(id) {
  thread = id;
  form.kind.value = "mention";
  showThread();
  text.focus();
}

function leaveThread() {
  thread = null;
  showThread();
}

function showThread() {
  $("thread").hidden = !thread;
}

function show(kind) {
  main.dataset.view = kind;
  for (const choice of document.querySelectorAll("[data-show]")) {
    choice.setAttribute("aria-pressed", String(choice.dataset.show === kind));
  }
}

function complain() {
  for (const field of [person, text]) field.removeAttribute("aria-invalid");
  const missing = person.value.trim() ? (text.value.trim() ? null : text) : person;
  $("problem").textContent = missing ? say(missing === text ? "needText" : "needName") : "";
  missing?.setAttribute("aria-invalid", "true");
  missing?.focus();
  return Boolean(missing);
}

async function send(event) {
  event.preventDefault();
  if (complain()) return;
  const submit = form.querySelector("[type=submit]");
  submit.disabled = true;
  submit.textContent = say("sending");
  try {
    const kind = form.kind.value;
    const draft = { author: person.value, kind, text: text.value };
    const post = await api.write(kind === "mention" && thread ? { ...draft, in_reply_to: thread } : draft);
    showSent(post);
  } catch (error) {
    $("problem").textContent = explain(error.message);
  } finally {
    submit.disabled = false;
    submit.textContent = say("send");
  }
}

function showSent(post) {
  sessionStorage.setItem("name", person.value);
  text.value = "";
  feed.claim(post.id);
  if (!feed.put(post)) feed.redraw(post);
  feed.mark(post);
  feed.showEmpty();
  if (!feed.isAnswered(post.id)) feed.await(post);
  show(post.kind);
  feed.reveal(post);
}

function hear(post) {
  const news = feed.put(post);
  if (!news || post.author.id !== feed.brand || !feed.own.has(post.in_reply_to)) return;
  $("news").textContent = say("answered", { name: post.author.name, text: post.text });
  feed.welcome(post, !form.contains(document.activeElement));
}

async function catchUp() {
  const data = await api.readFeed();
  if (network !== data.network) {
    network = data.network;
    leaveThread();
    feed.clear();
  }
  nameBrand(data.account.name);
  feed.nameBrand(data.account.id);
  translate(document);
  data.posts.forEach((post) => feed.put(post));
  setLine("live");
}

function setLine(state) {
  $("line").dataset.state = state;
  $("line").firstElementChild.dataset.t = state;
  $("line").firstElementChild.textContent = say(state);
}

function speak(language) {
  chooseLanguage(language);
  document.documentElement.lang = language;
  for (const choice of document.querySelectorAll("[data-language]")) {
    choice.setAttribute("aria-pressed", String(choice.dataset.language === language));
  }
  translate(document);
  $("ideas").replaceChildren(...examples().map(drawExample));
  feed.redrawAll();
}

function drawExample(example) {
  return button(example, "idea", () => {
    text.value = example;
    (person.value.trim() ? text : person).focus();
  });
}

function showOnlyMine() {
  $("dm").classList.toggle("only-mine", $("mine").checked);
  feed.showEmpty();
}

person.value = sessionStorage.getItem("name") ?? "";
form.addEventListener("submit", send);
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
for (const choice of form.querySelectorAll("[name=kind]")) choice.addEventListener("change", leaveThread);
$("leave").addEventListener("click", leaveThread);
$("mine").addEventListener("change", showOnlyMine);
for (const choice of document.querySelectorAll("[data-show]")) {
  choice.addEventListener("click", () => show(choice.dataset.show));
}
for (const choice of document.querySelectorAll("[data-language]")) {
  choice.addEventListener("click", () => speak(choice.dataset.language));
}
speak(currentLanguage());

let caughtUp = Promise.resolve();
api.listen({
  ready: () => { caughtUp = catchUp().catch(() => setLine("lost")); },
  post: (post) => caughtUp.then(() => hear(post)),
  lost: () => setLine("lost"),
});
setInterval(() => refreshTimes(document), 20_000);
