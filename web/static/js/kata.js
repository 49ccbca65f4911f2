// Word counter of the rancang bangun: the same rule as the server's (runs of
// non-space characters that hold a letter or a digit), over every textarea that
// names the same counter. It says what is missing, not what is left.
const words = (text) => text.split(/\s+/).filter((run) => /[\p{L}\p{Nd}]/u.test(run)).length;

const show = (counter, sum) => {
  const least = Number(counter.dataset.paling);
  const missing = counter.querySelector("[data-kurang]");
  counter.querySelector("[data-jumlah]").textContent = sum.toLocaleString("id-ID");
  missing.className = sum < least ? "word-soga" : "word-daun";
  missing.textContent = sum < least ? `Kurang ${(least - sum).toLocaleString("id-ID")} kata` : "Sudah cukup";
  const share = (part) => `${(100 * part) / Math.max(least, sum, 1)}%`;
  counter.querySelector(".fill").setAttribute("width", share(sum));
  counter.querySelector(".tick-mark")?.setAttribute("x", share(least));
};

for (const counter of document.querySelectorAll("[data-kata]")) {
  const fields = [...document.querySelectorAll(`[data-kata-untuk="${counter.id}"]`)];
  const count = () => show(counter, fields.reduce((sum, field) => sum + words(field.value), Number(counter.dataset.lain || 0)));
  fields.forEach((field) => field.addEventListener("input", count));
  count();
}

// What was saved is counted by the server, and that count stands.
document.addEventListener("tersimpan", ({ detail }) => {
  const counter = document.querySelector("[data-kata]");
  if (counter && detail.words !== undefined) show(counter, detail.words);
});
