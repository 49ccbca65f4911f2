// The button that prints the page: it stands there only where a script can print.
for (const button of document.querySelectorAll("[data-cetak]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const note of document.querySelectorAll("[data-tanpa-skrip]")) note.hidden = true;
