"use strict";

/* Asks the browser for a passkey, and sends what it answers. Forms without script use codes. */

const form = document.querySelector("form[data-passkey]");

function bytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function words(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function readable(options) {
  const asked = { ...options, challenge: bytes(options.challenge) };
  for (const name of ["allowCredentials", "excludeCredentials"]) {
    if (asked[name]) asked[name] = asked[name].map((one) => ({ ...one, id: bytes(one.id) }));
  }
  if (asked.user) asked.user = { ...asked.user, id: bytes(asked.user.id) };
  return asked;
}

function sendable(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = words(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: words(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function ask() {
  const { publicKey } = JSON.parse(form.dataset.options);
  const options = { publicKey: readable(publicKey) };
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create(options)
    : await navigator.credentials.get(options);
  form.elements.credential.value = JSON.stringify(sendable(credential));
  form.submit();
}

function sorry() {
  const said = form.querySelector("[data-sorry]");
  said.hidden = false;
  said.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask().catch(sorry);
});
