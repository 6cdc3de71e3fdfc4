// The one script: idle warning, privacy cover, guard against Back, printing.
// Every page works without it; then the server alone ends an idle turn.
"use strict";

const root = document.documentElement;
const cover = () => root.classList.add("covered");

for (const form of document.querySelectorAll("form[data-cover]")) {
  form.addEventListener("submit", cover);
}

// A page brought back from the browser's memory is never shown: the server decides again.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    cover();
    location.reload();
  }
});

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

// A number written is the choice "another amount"; another choice clears the number.
const amount = document.querySelector("[data-amount]");
if (amount) {
  const number = amount.querySelector("input");
  const choices = document.getElementsByName(amount.dataset.amount);
  number.addEventListener("input", () => {
    for (const choice of choices) choice.checked = choice.value === "otra";
  });
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      if (choice.value !== "otra") number.value = "";
      else number.focus();
    });
  }
}

const body = document.body;
const HOME_AFTER = 60; // seconds that a page without a turn stays before the start shows again

if ("turn" in body.dataset) {
  watch(Number(body.dataset.idle), Number(body.dataset.warning));
} else if (location.pathname !== "/") {
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => location.replace("/"), HOME_AFTER * 1000);
  };
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, later);
  later();
}

function watch(idle, warning) {
  const dialog = document.getElementById("inactivo");
  const seconds = document.getElementById("inactivo-segundos");
  const leave = document.getElementById("salir");
  let seen = Date.now();
  let told = seen;

  const tell = () => {
    told = Date.now();
    fetch("/seguir", { method: "POST", body: new URLSearchParams(new FormData(leave)) }).catch(() => {});
  };
  const here = () => {
    if (dialog.open) return;
    seen = Date.now();
    if (seen - told > 20000) tell();
  };
  for (const kind of ["pointerdown", "keydown", "input"]) addEventListener(kind, here);

  document.getElementById("inactivo-seguir").addEventListener("click", () => {
    dialog.close();
    here();
    tell();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dialog.close();
    here();
    tell();
  });

  const watch = setInterval(() => {
    const left = Math.ceil(idle + warning - (Date.now() - seen) / 1000);
    if (left <= 0) {
      clearInterval(watch); // once: a second POST would find the turn over
      cover();
      const why = document.createElement("input");
      why.type = "hidden";
      why.name = "por";
      why.value = "tiempo";
      leave.append(why);
      leave.submit();
    } else if (left <= warning) {
      if (!dialog.open) dialog.showModal();
      if (left % 5 === 0 || left < 5) seconds.textContent = left;
    }
  }, 1000);
}
