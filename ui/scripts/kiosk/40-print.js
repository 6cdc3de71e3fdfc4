// Printing the sheet on the page; without script the receipt and the QR code remain.
const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
