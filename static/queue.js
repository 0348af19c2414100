// Single keys in the queue: j, k, x, Enter, / and ?. Staff can turn them off, and then this is not loaded.
const rows = [...document.querySelectorAll("tr[data-row]")];
const search = document.getElementById("searchbar");
const help = document.getElementById("keys-help");
const opener = document.getElementById("keys-open");
let here = -1;

const typing = (where) => where.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

function go(step) {
  if (!rows.length) return;
  here = Math.min(Math.max(here + step, 0), rows.length - 1);
  rows[here].querySelector("a").focus();
}

const acts = {
  j: () => go(1),
  k: () => go(-1),
  x: () => rows[here]?.querySelector("input")?.click(),
  "/": () => search.focus(),
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open || typing(event.target)) return;
  const act = acts[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

// The panel closes by its own button or Escape, and gives the focus back: browsers see to both.
opener.hidden = false;
opener.addEventListener("click", () => help.showModal());

// Enter opens the case that has the focus, because what has the focus is its link.
document.addEventListener("focusin", (event) => {
  const row = rows.indexOf(event.target.closest("tr[data-row]"));
  if (row >= 0) here = row;
  rows.forEach((one, number) => one.classList.toggle("queue__here", number === row));
});
