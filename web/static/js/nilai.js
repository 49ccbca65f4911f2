// Comfort for the assessor's sheet: reasons that prefill the field, and keys. Everything works without it.
const form = document.querySelector("[data-nilai]");
const reason = form?.querySelector("textarea");

// Examples become buttons; pressing one writes it, or adds it to what is there.
for (const list of document.querySelectorAll("[data-contoh]")) {
  list.classList.add("chips");
  document.querySelector("[data-contoh-kata]")?.remove();
  for (const item of list.children) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.textContent = item.textContent.trim();
    button.addEventListener("click", () => {
      const said = reason.value.trim();
      reason.value = said ? `${said} ${button.textContent}.` : `${button.textContent}: `;
      reason.focus();
    });
    item.replaceChildren(button);
  }
}

const go = (selector) => document.querySelector(selector)?.click();
const acts = {
  "[": () => go("[data-sebelum]"),
  "]": () => go("[data-sesudah]"),
  r: () => reason?.focus(),
};
for (const level of "0123") {
  acts[level] = () => form?.querySelector(`input[name=tingkat][value="${level}"]`)?.click();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey && form?.contains(document.activeElement)) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  const typing = event.target.closest?.("textarea, select, input:not([type=radio])");
  if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
  const act = acts[event.key.toLowerCase()];
  if (act) {
    event.preventDefault();
    act();
  }
});

document.querySelector("[data-tuts]")?.removeAttribute("hidden");
document.querySelector(".pick-item.current")?.scrollIntoView({ block: "nearest" });
