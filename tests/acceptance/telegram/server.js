// The npm package telegram-test-api, corrected where it differs from Telegram: who the bot is, dates
// in seconds, updates that come again until acknowledged, and the webhook's secret and retries.
// Prints its port when it listens, and ends with its standard input.
"use strict";

const path = require("node:path");
const { createRequire } = require("node:module");

const modules = process.argv[2] || path.join(__dirname, "node_modules");
const load = createRequire(path.join(path.resolve(modules), "here.js"));
const express = load("express");
const TelegramServer = load("telegram-test-api");

const BOT = { id: 666, is_bot: true, first_name: "Test", username: "TestNameBot" };
const RETRY_MS = 50;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const decode = (value) => (typeof value === "string" ? JSON.parse(value) : value);

class Telegram extends TelegramServer {
  constructor() {
    super({ host: "127.0.0.1" });
    this.config.port = 0;
    const front = express();
    front.use(express.json(), express.urlencoded({ extended: true }));
    front.post("/bot:token/getMe", (_request, response) => response.json({ ok: true, result: BOT }));
    front.post("/bot:token/getUpdates", (request, response) => this.answerPoll(request, response));
    front.post("/bot:token/getWebhookInfo", (request, response) => {
      const { url = "", allowed_updates = "[]" } = this.webhooks[request.params.token] || {};
      response.json({ ok: true, result: { url, allowed_updates: decode(allowed_updates) } });
    });
    front.post("/editUserMessage", (request, response) => this.answerEdit(request, response));
    front.use(this.webServer);
    this.webServer = front;
  }

  async answerPoll(request, response) {
    const { token } = request.params;
    if (this.webhooks[token]) {
      response.status(409).json({ ok: false, error_code: 409, description: "Conflict: webhook" });
      return;
    }
    const offset = Number(request.body.offset || 0);
    const until = Date.now() + Number(request.body.timeout || 0) * 1000;
    if (offset > 0) this.acknowledge(token, offset);
    while (!this.pending(token).length && Date.now() < until) await wait(20);
    const kinds = decode(request.body.allowed_updates || '["message"]');
    const updates = this.pending(token).map(Telegram.format);
    const result = updates.filter((update) => kinds.some((kind) => kind in update)).slice(0, 100);
    response.json({ ok: true, result });
  }

  pending(token) {
    return this.storage.userMessages.filter((item) => item.botToken === token && !item.isRead);
  }

  acknowledge(token, offset) {
    for (const item of this.pending(token)) item.isRead = item.updateId < offset;
  }

  async answerEdit(request, response) {
    const { token, messageId, text } = request.body;
    const written = this.storage.userMessages.find((item) => item.messageId === messageId);
    const edit_date = Math.floor(Date.now() / 1000);
    const message = { ...written.message, text, edit_date, message_id: messageId };
    await this.addUserUpdate({ ...this.getCommonFields(token), messageId, message, edited: true });
    response.json({ ok: true, result: null });
  }

  async addUserUpdate(update) {
    const { updateId } = update;
    const webhook = this.webhooks[update.botToken];
    if (!webhook) {
      await super.addUserUpdate(update);
      return;
    }
    this.updateId = updateId + 1;
    this.push(webhook, Telegram.format(update));
  }

  setWebhook(webhook, token) {
    super.setWebhook(webhook, token);
    for (const item of this.pending(token)) {
      item.isRead = true;
      this.push(webhook, Telegram.format(item));
    }
  }

  async push(webhook, update) {
    const headers = { "content-type": "application/json" };
    if (webhook.secret_token) headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token;
    for (let status = 0; status !== 200; await wait(RETRY_MS)) {
      const body = JSON.stringify(update);
      const answer = await fetch(webhook.url, { method: "POST", headers, body }).catch(() => ({}));
      status = answer.status;
      if (!this.started) return;
    }
  }

  addBotMessage(message, token) {
    const sent = super.addBotMessage(message, token);
    return { ...sent, from: BOT, date: Math.floor(sent.date / 1000) };
  }

  static format(update) {
    const { update_id, message, ...others } = TelegramServer.formatUpdate(update);
    return { update_id, [update.edited ? "edited_message" : "message"]: message, ...others };
  }
}

const server = new Telegram();
server.start().then(() => console.log(server.server.address().port));
process.stdin.resume().on("end", () => process.exit(0));
