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
