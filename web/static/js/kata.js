// Word counter of the rancang bangun: the same rule as the server's (runs of
// non-space characters that hold a letter or a digit), over every textarea that
// names the same counter. It says what is missing, not what is left.
const words = (text) => text.split(/\s+/).filter((run) => /[\p{L}\p{Nd}]/u.test(run)).length;

for (const counter of document.querySelectorAll("[data-kata]")) {
  const least = Number(counter.dataset.paling);
  const fields = [...document.querySelectorAll(`[data-kata-untuk="${counter.id}"]`)];
  const elsewhere = Number(counter.dataset.lain || 0);
  const total = counter.querySelector("[data-jumlah]");
  const missing = counter.querySelector("[data-kurang]");
  const show = () => {
    const sum = elsewhere + fields.reduce((n, field) => n + words(field.value), 0);
    total.textContent = sum.toLocaleString("id-ID");
    missing.className = sum < least ? "word-soga" : "word-daun";
    missing.textContent = sum < least ? `Kurang ${(least - sum).toLocaleString("id-ID")} kata` : "Sudah cukup";
  };
  fields.forEach((field) => field.addEventListener("input", show));
  show();
}

// What was saved is counted by the server, and that count stands.
document.addEventListener("tersimpan", ({ detail }) => {
  const counter = document.querySelector("[data-kata]");
  if (!counter || detail.words === undefined) return;
  counter.querySelector("[data-jumlah]").textContent = detail.words.toLocaleString("id-ID");
  const missing = counter.querySelector("[data-kurang]");
  missing.className = detail.missing > 0 ? "word-soga" : "word-daun";
  missing.textContent = detail.missing > 0 ? `Kurang ${detail.missing.toLocaleString("id-ID")} kata` : "Sudah cukup";
});
