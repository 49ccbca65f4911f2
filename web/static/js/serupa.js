// While a name and a problem are typed, the server is asked what is like them. Without this, the form has a button for it.
const form = document.querySelector("[data-serupa]");
const place = document.getElementById("mirip");
const fields = [form.elements.name, form.elements.problem];
let timer;
let asking;

const ask = async () => {
  asking?.abort();
  asking = new AbortController();
  const [name, problem] = fields.map((field) => field.value.trim());
  const query = new URLSearchParams({ name, problem: problem.slice(0, 1000), bagian: "mirip" });
  try {
    const answer = await fetch(`${form.dataset.serupa}?${query}`, { signal: asking.signal, headers: { Accept: "text/html" } });
    if (answer.ok && !answer.redirected) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...page.body.childNodes);
    }
  } catch {
    // No network, or typed on: the form asks again when it is sent.
  }
};

for (const field of fields) {
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 900);
  });
}
