// What if: a slider moved is answered at once, without a new page; the server reckons.
const form = document.querySelector("[data-what-if]");
if (form) {
  const outcome = form.querySelector(".outcome");
  const result = document.getElementById("resultado");
  let latest = 0;
  let timer;

  const words = (slider) => {
    const stops = slider.closest(".slider").querySelector("template").content.children;
    const told = stops[slider.value].textContent;
    slider.setAttribute("aria-valuetext", told);
    document.getElementById(`${slider.id}-dice`).textContent = told;
  };
  const ask = async () => {
    const mine = ++latest;
    const sent = new URLSearchParams(new FormData(form));
    sent.set("solo", "resultado");
    outcome.classList.add("waiting");
    try {
      const answer = await fetch(form.action, { method: "POST", body: sent });
      const text = await answer.text();
      if (!answer.ok) location.reload();
      else if (mine === latest) result.innerHTML = text;
    } catch {
      // The server is away for a moment: the next move asks again.
    }
    if (mine === latest) outcome.classList.remove("waiting");
  };
  const moved = (slider) => {
    words(slider);
    clearTimeout(timer);
    timer = setTimeout(ask, 80);
  };
  for (const slider of form.querySelectorAll("input[type=range]")) {
    slider.addEventListener("input", () => moved(slider));
    for (const button of slider.parentElement.querySelectorAll("[data-move]")) {
      button.addEventListener("click", (event) => {
        event.preventDefault();
        slider.value = Number(slider.value) + Number(button.dataset.move);
        moved(slider);
      });
    }
  }
}
