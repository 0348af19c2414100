"use strict";

/* "Stay signed in?", 5 minutes before a session ends. Only pages of somebody who is signed in have this file.

The server says how many seconds are left, and is asked again before anything is said here, as another tab may
have been used meanwhile. Asking does not keep anybody signed in. */

{
  const MOST_MINUTES = 5;
  const dialog = document.querySelector("[data-stay]");
  const form = dialog.querySelector("form");
  const said = dialog.querySelector("[data-said]");
  const places = "main form :is(textarea, select, input:not([type=hidden]))";

  let left = Number(dialog.dataset.left);
  let longer = "longer" in dialog.dataset;
  let heardAt = moment();
  let typedAt = null;
  let askedAt = null; // with how many minutes left
  let shown = "";
  let newest = 0;
  let closed = false;

  /* Two clocks: one stops while a laptop sleeps, the other jumps when somebody sets it. */

  function moment() {
    return { wall: Date.now(), steady: performance.now() };
  }

  function secondsSince(then) {
    return Math.max(Date.now() - then.wall, performance.now() - then.steady) / 1000;
  }

  function minutesLeft() {
    return Math.max(0, Math.ceil((left - secondsSince(heardAt)) / 60));
  }

  function look() {
    const minutes = minutesLeft();
    if (document.hidden || closed || minutes > MOST_MINUTES || minutes === askedAt) return;
    askedAt = minutes;
    ask(isTyping() ? "POST" : "GET");
  }

  function lookAnew() {
    askedAt = null;
    look();
  }

  /* Whoever types is there, and is not interrupted. */

  function isTyping() {
    return longer && !dialog.open && typedAt && secondsSince(typedAt) < MOST_MINUTES * 60;
  }

  async function ask(method) {
    const mine = ++newest;
    const since = moment();
    const body = method === "POST" ? new URLSearchParams(new FormData(form)) : undefined;
    try {
      const answer = await fetch(form.action, { method, body, redirect: "manual" });
      closed = answer.type === "opaqueredirect"; // somebody left quickly in another tab
      if (!closed) take(await answer.json(), since, mine);
    } catch {
      if (method === "POST" && dialog.open) said.textContent = "That did not work. Save what you typed now.";
    }
    show(); // when nothing was heard, by our own count
  }

  function take(heard, since, mine) {
    if (mine !== newest) return;
    left = heard.left;
    longer = heard.longer;
    heardAt = since;
  }

  function show() {
    const minutes = minutesLeft();
    const message = messageFor(minutes);
    tell(minutes);
    if (!message) askedAt = null;
    if (message === shown) return;
    shown = message;
    if (dialog.open) dialog.close();
    said.textContent = "";
    if (message) open(message);
  }

  function messageFor(minutes) {
    if (closed || minutes > MOST_MINUTES) return "";
    if (minutes === 0) return "ended";
    return longer ? "warning" : "last";
  }

  /* The time is on the dialog, which is read out when it opens; then only the last minute is said. */

  function tell(minutes) {
    const words = minutes === 1 ? "1 minute" : `${minutes} minutes`;
    dialog.querySelectorAll("[data-time]").forEach((place) => (place.textContent = words));
    if (dialog.open && minutes === 1 && !said.textContent) said.textContent = "This is the last minute.";
  }

  function open(message) {
    dialog.querySelectorAll("[data-message]").forEach((part) => (part.hidden = part.dataset.message !== message));
    dialog.querySelector("[data-signed-in]").hidden = message === "ended";
    dialog.setAttribute("aria-labelledby", `stay-${message}`);
    dialog.setAttribute("aria-describedby", `stay-${message}-text`);
    dialog.showModal();
  }

  function putAway() {
    if (shown === "warning") ask("POST");
    else dialog.close();
  }

  if (dialog.showModal) {
    const typed = document.querySelector(places) !== null;
    dialog.querySelector("[data-typed]").hidden = !typed;
    dialog.querySelector("[data-untyped]").hidden = typed;
    dialog.hidden = false;
    dialog.querySelectorAll("[data-close]").forEach((button) => button.addEventListener("click", putAway));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault(); // Escape comes here only where it was turned off as the way out
      putAway();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask("POST");
    });
    document.addEventListener("input", () => (typedAt = moment()));
    document.addEventListener("visibilitychange", lookAnew);
    window.addEventListener("focus", lookAnew);
    setInterval(look, 1000);
  }
}
