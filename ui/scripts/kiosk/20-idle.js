// Idle: the warning by sight (and sound), the wipe, and home from a page without a turn.
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

  const ticking = setInterval(() => {
    const left = Math.ceil(idle + warning - (Date.now() - seen) / 1000);
    if (left <= 0) {
      clearInterval(ticking); // once: a second POST would find the turn over
      document.documentElement.classList.add("covered");
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
