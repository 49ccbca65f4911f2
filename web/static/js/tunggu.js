// While a file is being examined the page looks now and then whether that is done, and shows what was found. Without this
// the same is there after loading the page anew.
const every = 2500;
const patience = 60;

const fetched = async () => {
  const answer = await fetch(location.href, { credentials: "same-origin", headers: { Accept: "text/html" } });
  return answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
};

// Only cards change: what somebody is typing beside them stays.
const renew = (page) => {
  const fresh = page.querySelectorAll(".file-card");
  const shown = document.querySelectorAll(".file-card");
  if (fresh.length !== shown.length) {
    return;
  }
  for (const [n, card] of shown.entries()) {
    if (card.querySelector("[data-tunggu]") && !fresh[n].querySelector("[data-tunggu]")) {
      card.replaceWith(document.adoptNode(fresh[n]));
    }
  }
  if (!page.querySelector("[data-tunggu]")) {
    const [seen, found] = [document, page].map((p) => p.querySelector("[data-isi]"));
    seen?.replaceWith(document.adoptNode(found));
  }
};

for (let tries = 0; tries < patience && document.querySelector("[data-tunggu]"); tries += 1) {
  await new Promise((resolve) => setTimeout(resolve, every));
  try {
    const page = document.hidden ? null : await fetched();
    if (page) {
      renew(page);
    }
  } catch {
    // The network is away: the next look may find it again.
  }
}
