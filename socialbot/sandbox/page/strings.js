// What the page says, in Turkish and in English.

const STRINGS = {
  tr: {
    skip: "Mesaj yaz", tagline: "Gölgede küçük bir ağ", language: "Dil", views: "Görünüm",
    connecting: "Bağlanıyor…", live: "Canlı", lost: "Bağlantı koptu, yeniden deneniyor…",
    composeTitle: "{brand} hesabına yaz", inThread: "Bir konuşmanın altına yazıyorsun.",
    leaveThread: "Yeni konuşma başlat", name: "Adın", nameHint: "Bir ad uydur, kimse kontrol etmez.",
    who: "Kim okusun?", public: "Herkes", publicHint: "meydanda, herkese açık",
    private: "Yalnızca {brand}", privateHint: "özel mesaj", message: "Mesaj", send: "Gönder",
    sending: "Gönderiliyor…", ideas: "Aklına bir şey gelmedi mi? Şunlardan birini dene",
    about: "Burası bir deneme alanı: her şey bellekte durur, kapanınca silinir.",
    publicTitle: "Meydan", publicNote: "Herkesin okuduğu yazılar. Yanıtlar yazının altında durur.",
    publicEmpty: "Henüz kimse yazmadı. İlk yazan sen ol!", privateTitle: "Özel mesajlar",
    privateNote: "Başka yerde bunları iki kişi okur. Burası deneme alanı, hepsini görebilirsin.",
    privateEmpty: "Burada henüz özel mesaj yok.", onlyMine: "Yalnızca benimkiler",
    you: "sen", bot: "otomatik", edited: "düzenlendi", deleted: "Bu mesaj silindi.",
    hidden: "Bu gönderi, içindeki kişisel bilgi nedeniyle gizlendi.",
    attachments: "{n} ek", reply: "Altına yaz", edit: "Düzenle", remove: "Sil", save: "Kaydet",
    cancel: "Vazgeç", more: "Tamamını göster", less: "Kısalt", editLabel: "Mesajını düzenle",
    byHand: "Ekip olarak yanıtla", teamLabel: "{brand} ekibi olarak yanıtın", team: "ekip",
    waiting: "Yanıt bekleniyor", unanswered: "Yanıt gelmedi. Her mesaj yanıtlanmaz.",
    answered: "{name} yanıtladı: {text}", needName: "Bir ad yaz.", needText: "Bir mesaj yaz.",
    now: "şimdi",
    errors: {
      name_taken: "Bu ad hesabın kendisine ait. Başka bir ad seç.", bad_name: "Ad 1 ile 60 karakter arasında olmalı.",
      too_long: "Mesaj çok uzun: en çok 20.000 karakter.", too_large: "Mesaj çok uzun: en çok 20.000 karakter.",
      no_such_message: "Bu mesaj artık yok.", wrong_thread: "Buraya yazılamıyor.", empty: "Bir mesaj yaz.",
      unreachable: "Ağa ulaşılamıyor. Yazdığın duruyor, biraz sonra yeniden dene.",
      other: "Olmadı. Yazdığın duruyor, biraz sonra yeniden dene.",
    },
    examples: [
      "Merhaba, siteye sabahtan beri giremiyorum, bir sorun mu var?",
      "Hesabıma giremiyorum, numaram 0500 000 00 00, bana ulaşın lütfen",
      "Yeni üyelere kampanyanız var mı? 😊",
    ],
  },
  en: {
    skip: "Write a message", tagline: "A small network in the shade", language: "Language",
    views: "What is shown", connecting: "Connecting…", live: "Live", lost: "Connection lost, trying again…",
    composeTitle: "Write to {brand}", inThread: "You are writing in a thread.",
    leaveThread: "Start a new one", name: "Your name", nameHint: "Make one up: nobody checks.",
    who: "Who reads it?", public: "Everybody", publicHint: "in the square, in public",
    private: "Only {brand}", privateHint: "a private message", message: "Message", send: "Send",
    sending: "Sending…", ideas: "Nothing in mind? Try one of these",
    about: "This is a sandbox: everything stays in memory and is gone when it stops.",
    publicTitle: "The square", publicNote: "What everybody reads. Answers stand under the post.",
    publicEmpty: "Nobody has written yet. Be the first!", privateTitle: "Private messages",
    privateNote: "Elsewhere only two would read these. This is a sandbox: you may look on.",
    privateEmpty: "No private messages here yet.", onlyMine: "Only mine",
    you: "you", bot: "automatic", edited: "edited", deleted: "This message was deleted.",
    hidden: "This post is hidden because of the personal data in it.",
    attachments: "{n} attached", reply: "Write below", edit: "Edit", remove: "Delete", save: "Save",
    cancel: "Cancel", more: "Show all", less: "Show less", editLabel: "Edit your message",
    byHand: "Answer as the team", teamLabel: "Your answer as the team of {brand}", team: "team",
    waiting: "Waiting for an answer", unanswered: "No answer came. Not every message gets one.",
    answered: "{name} answered: {text}", needName: "Give a name.", needText: "Write a message.",
    now: "now",
    errors: {
      name_taken: "That is the account's own name. Choose another.", bad_name: "A name has 1 to 60 characters.",
      too_long: "Too long: at most 20,000 characters.", too_large: "Too long: at most 20,000 characters.",
      no_such_message: "That message is gone.", wrong_thread: "You cannot write there.", empty: "Write a message.",
      unreachable: "The network cannot be reached. Your text is kept; try again in a moment.",
      other: "That did not work. Your text is kept; try again in a moment.",
    },
    examples: [
      "Hi, the site has been down for me since this morning, is something wrong?",
      "I can't log in, my number is 0500 000 00 00, please call me",
      "Do you have an offer for new members? 😊",
    ],
  },
};

const brand = { name: "…" };
let language = recall("language") ?? (navigator.language.startsWith("tr") ? "tr" : "en");

function recall(key) {
  const kept = localStorage.getItem(key);
  return kept in STRINGS ? kept : null;
}

export const currentLanguage = () => language;
export const examples = () => STRINGS[language].examples;
export const explain = (code) => STRINGS[language].errors[code] ?? STRINGS[language].errors.other;

export function say(key, values = {}) {
  const known = { brand: brand.name, ...values };
  return STRINGS[language][key].replace(/\{(\w+)\}/g, (_, name) => known[name]);
}

export function nameBrand(name) {
  brand.name = name;
}

export function chooseLanguage(chosen) {
  language = chosen;
  localStorage.setItem("language", chosen);
}

// Put the words into the page: data-t is an element's text, data-label its accessible name.
export function translate(root) {
  for (const place of root.querySelectorAll("[data-t]")) place.textContent = say(place.dataset.t);
  for (const place of root.querySelectorAll("[data-label]")) {
    place.setAttribute("aria-label", say(place.dataset.label));
  }
}

const STEPS = [["second", 60], ["minute", 60], ["hour", 24], ["day", Infinity]];

export function ago(date) {
  let amount = (date - Date.now()) / 1000;
  if (amount > -10) return say("now");
  for (const [unit, size] of STEPS) {
    if (-amount < size) {
      return new Intl.RelativeTimeFormat(language, { style: "short" }).format(Math.ceil(amount), unit);
    }
    amount /= size;
  }
  return "";
}
