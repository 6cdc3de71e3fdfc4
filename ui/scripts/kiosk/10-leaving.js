// Privacy cover, and the guard against pages brought back from the browser's memory.
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
