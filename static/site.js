"use strict";

/* Every page works without this file. It adds a quicker way out, and saves people's words. */

const page = document.documentElement;
const wayOut = document.querySelector("[data-leave]");
const drafts = document.querySelectorAll("form[data-autosave]");

/* Leaving: hide everything first, then save, then go, so that nothing is seen while the next site loads. */

let leaving = false;

function cover() {
  const icon = document.querySelector("link[rel=icon]");
  const notice = document.createElement("div");
  notice.className = "leaving__cover";
  notice.setAttribute("role", "alert");
  document.body.append(notice);
  document.body.classList.add("leaving");
  notice.textContent = "Loading.";
  document.title = "Loading";
  icon.href = icon.dataset.blank;
}

function leave() {
  if (leaving || !wayOut) return;
  leaving = true;
  cover();
  drafts.forEach(sendOnTheWayOut);
  history.replaceState(null, "", "/");
  location.replace(wayOut.href);
}

document.querySelectorAll("[data-leave]").forEach((link) =>
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  })
);

/* A page that comes back from the browser's memory was not checked by the server: cover it and ask again. */
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  cover();
  location.replace(leaving ? document.body.dataset.closed : location.href.split("#")[0]);
});

/* Escape, unless something else on the page or in the browser wants it. */

const PICKERS = "select, input[type=date], input[type=time], input[type=datetime-local], input[type=month], input[type=week], input[type=color]";
const OPEN = ["dialog[open]:not([data-stay])", "[role=listbox]", "[aria-expanded=true]", ":popover-open"];

function isOpen(selector) {
  try {
    return document.querySelector(selector) !== null;
  } catch {
    return false; // a browser that does not know the selector has nothing of the kind open
  }
}

function escapeIsFree(event) {
  const withOthers = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  const typing = event.isComposing || event.keyCode === 229;
  return !(
    page.dataset.escape === "off" || event.defaultPrevented || event.repeat || withOthers || typing ||
    document.fullscreenElement || document.activeElement.matches(PICKERS) || OPEN.some(isOpen)
  );
}

window.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && escapeIsFree(event)) {
    event.preventDefault(); // Escape would stop the next site from loading
    leave();
  }
});

window.addEventListener("keydown", (event) => {
  if (leaving) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

/* Shift three times in five seconds, left or right, with nothing else between. */

let shiftAlone = false;
let shifts = [];

function forgetShifts() {
  shiftAlone = false;
  shifts = [];
}

window.addEventListener("pointerdown", forgetShifts);
window.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") forgetShifts();
  else shiftAlone = true;
});
window.addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !shiftAlone) return;
  shifts = [...shifts, event.timeStamp].filter((then) => event.timeStamp - then < 5000);
  if (shifts.length === 3) leave();
});

/* Forms: no double sending, and a draft that saves itself. */

function wordsOf(form) {
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  return new URLSearchParams(fields);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.timeStamp - Number(form.dataset.sent || -1000) < 1000) event.preventDefault();
  else form.dataset.sent = event.timeStamp;
});

/* Of each draft: what it said when it was last saved. Each saving has a number of its own. */

const savedWords = new WeakMap();

function essay(form) {
  const fields = form.querySelectorAll("textarea, input[type=text], input[type=tel], input:checked");
  return [...fields].map((field) => field.value).join("\n");
}

function hasNews(form) {
  return essay(form) !== savedWords.get(form);
}

function nextWords(form) {
  form.elements.turn.value = Number(form.elements.turn.value) + 1;
  return wordsOf(form);
}

function sendOnTheWayOut(form) {
  if (!hasNews(form)) return;
  savedWords.set(form, essay(form));
  navigator.sendBeacon(form.dataset.autosave, nextWords(form));
}

async function save(form) {
  const status = form.querySelector("[data-saved]");
  const words = essay(form);
  try {
    const body = nextWords(form);
    const answer = await fetch(form.dataset.autosave, { method: "POST", body, redirect: "error" });
    if (!answer.ok) throw answer;
    form.elements.version.value = answer.headers.get("X-Version");
    savedWords.set(form, words);
    status.textContent = "Saved " + new Date().toTimeString().slice(0, 5);
  } catch {
    status.textContent = "Not saved yet. Press the button below to save.";
  }
}

drafts.forEach((form) => {
  savedWords.set(form, essay(form));
  setInterval(() => {
    if (!leaving && hasNews(form)) save(form);
  }, 20000);
});

/* A page that goes without its button being pressed: a link, Back, a closed tab, a phone put away. */

window.addEventListener("pagehide", () => {
  drafts.forEach((form) => {
    if (!form.dataset.sent) sendOnTheWayOut(form);
  });
});

/* Errors: the summary takes the focus, and its links show the question as well as the box. */

const summary = document.querySelector("[data-error-summary]");
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const set = field.closest("fieldset");
    (set ? set.querySelector("legend") : field.labels[0]).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

/* How many words are left: seen at once, and said once the typing stops. */

document.querySelectorAll("textarea[data-words-max]").forEach((area) => {
  const seen = document.getElementById(area.id + "_words");
  const said = document.createElement("div");
  said.className = "govuk-visually-hidden";
  said.setAttribute("role", "status");
  seen.after(said);
  let pause;
  const count = () => {
    const used = area.value.split(/\s+/).filter(Boolean).length;
    const left = area.dataset.wordsMax - used;
    const words = Math.abs(left) === 1 ? "word" : "words";
    seen.textContent = left < 0 ? `You have ${-left} ${words} too many` : `You have ${left} ${words} left`;
    seen.classList.toggle("govuk-error-message", left < 0);
    clearTimeout(pause);
    pause = setTimeout(() => (said.textContent = seen.textContent), 1000);
  };
  area.addEventListener("input", count);
  count();
});

document.querySelectorAll("[data-print]").forEach((place) => {
  place.hidden = false;
  place.addEventListener("click", () => window.print());
});
