// Sends the files of the evidence form in pieces (tus): several at once, with what is left in view, to be paused, and going
// on where they stopped after a lost network, a closed browser or a restarted server. The form itself works without it.
const box = document.querySelector("[data-unggah]");
const form = box?.parentElement.querySelector("form");
const chooser = form?.querySelector("input[type=file][name=file]");
const list = box?.querySelector("[data-unggah-daftar]");
const news = box?.querySelector("[data-unggah-kabar]");

const pieceSize = 8 * 1024 * 1024;
const together = 2; // files that are sent at a time
const patience = [1, 2, 5, 10, 20, 30]; // seconds before asking again

const jobs = [];

// A moment, or less when the network comes back meanwhile.
const moment = (seconds) =>
  new Promise((over) => {
    setTimeout(over, seconds * 1000);
    addEventListener("online", over, { once: true });
  });

// The protocol's library comes when it is first needed. Without a network it is asked for again, under another name each
// time: a browser may remember that the first did not come.
async function tus(lost) {
  for (let tries = 0; !window.tus; tries += 1) {
    try {
      await import(tries ? `${box.dataset.tus}?${tries}` : box.dataset.tus);
    } catch {
      lost?.();
      await moment(patience[Math.min(tries, patience.length - 1)]);
    }
  }
  return window.tus;
}

const number = (n, digits) => n.toLocaleString("id-ID", { maximumFractionDigits: digits });
const bytes = (n) =>
  n < 1e3 ? `${n} byte` : n < 1e6 ? `${number(n / 1e3, 0)} KB` : `${number(n / 1e6, 1)} MB`;
const left = (s) => (s < 90 ? `${number(Math.max(1, Math.ceil(s)), 0)} detik` : `${number(Math.ceil(s / 60), 0)} menit`);

// Names the file and the place: the same file for another indicator is another upload.
const fingerprint = (file) =>
  Promise.resolve([box.dataset.usulan, box.dataset.tempat, file.name, file.size, file.lastModified].join("/"));

// What is said of a file before its bytes: the fields of the form as they are now.
function about(file) {
  const said = { entry: box.dataset.usulan, slot: box.dataset.tempat, name: file.name };
  for (const name of ["number", "date-hari", "date-bulan", "date-tahun", "subject"]) {
    const value = form.elements[name]?.value.trim();
    if (value) said[name] = value;
  }
  return said;
}

function row(name) {
  const item = box.querySelector("[data-unggah-baris]").content.firstElementChild.cloneNode(true);
  item.querySelector("[data-nama]").textContent = name;
  list.append(item);
  list.hidden = false;
  return (part) => (part ? item.querySelector(`[data-${part}]`) : item);
}

function show(job, state, words) {
  job.state = state;
  job.at("kata").textContent = words;
  job.at("galat").hidden = state !== "refused";
  if (state === "refused") {
    news.textContent = `${job.file.name}: ${words}`;
    job.at("galat").textContent = words;
    job.at("kata").textContent = "";
  }
  job.at("jeda").hidden = !["waiting", "sending", "lost"].includes(state);
  job.at("lanjut").hidden = !["paused", "refused", "door"].includes(state);
  job.at("masuk").hidden = state !== "door";
  job.at("maju").hidden = state === "refused";
}

// Bytes, and seconds at the speed of the last moments.
function progress(job, sent, total) {
  const now = performance.now();
  job.marks = [...(job.marks ?? []).filter((m) => now - m.now < 8000 && m.sent <= sent), { now, sent }];
  const { now: since, sent: from } = job.marks[0];
  const speed = now > since ? ((sent - from) * 1000) / (now - since) : 0;
  job.at("maju").max = total;
  job.at("maju").value = sent;
  if (job.state !== "sending") return;
  const rest = sent === total ? " · sedang disimpan" : speed > 0 ? ` · sisa ${left((total - sent) / speed)}` : "";
  job.at("kata").textContent = `${bytes(sent)} dari ${bytes(total)}${rest}`;
}

function next() {
  const busy = jobs.filter((j) => ["sending", "lost"].includes(j.state)).length;
  for (const job of jobs.filter((j) => j.state === "waiting").slice(0, Math.max(0, together - busy))) start(job);
}

function start(job) {
  clearTimeout(job.timer);
  job.marks = [];
  show(job, "sending", "Menghubungi server");
  job.upload.start();
}

function pause(job, state, words) {
  clearTimeout(job.timer);
  job.upload.abort();
  show(job, state, words);
  next();
}

function gone(job) {
  job.at().remove();
  jobs.splice(jobs.indexOf(job), 1);
  list.hidden = list.children.length === 0;
  next();
}

// What the server refused is said in its words; what the network did passes.
function failed(job, error) {
  const status = error.originalResponse?.getStatus() ?? 0;
  if (job.out || status === 401) {
    job.out = false;
    return pause(job, "door", "Sesi Anda berakhir. Masuk lagi, lalu pilih berkas yang sama: unggahan dilanjutkan.");
  }
  if (status === 0 && error.originalRequest == null) {
    return pause(job, "refused", "Berkas ini tidak dapat dibaca lagi. Mungkin berkasnya berubah atau dipindahkan. Pilih berkasnya lagi.");
  }
  if (status === 0 || status === 409 || status === 423 || (status >= 500 && status !== 507)) {
    const wait = patience[Math.min(job.tries, patience.length - 1)];
    job.tries += 1;
    show(job, "lost", "Jaringan putus. Unggahan dilanjutkan begitu tersambung.");
    job.timer = setTimeout(() => start(job), wait * 1000);
    return undefined;
  }
  return pause(job, "refused", error.originalResponse.getBody() || "Berkas ini ditolak.");
}

const written = () => JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === "string"));
const untouched = form && written();

// When all is done and nothing new is being written, the page comes anew and confirms, as after the plain form. Otherwise
// only the list is renewed.
async function refresh(id) {
  if (!navigator.onLine) await new Promise((back) => addEventListener("online", back, { once: true }));
  if (jobs.length === 0 && chooser.files.length === 0 && written() === untouched) {
    return location.assign(id ? `${location.pathname}?tersimpan=${id}` : location.pathname);
  }
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const shelf = page.querySelector("[data-bukti]");
  if (!shelf) return;
  document.querySelector("[data-bukti]").replaceWith(shelf);
}

async function arrived(job, answer) {
  news.textContent = `${job.file.name} tersimpan sebagai bukti.`;
  gone(job);
  // What was said of this file is not meant for the next one, unless it has been changed for that.
  if (written() === job.written && chooser.files.length === 0 && jobs.every((j) => j.written !== job.written)) form.reset();
  await refresh(answer?.getHeader("Jaring-Bukti")).catch(() => {});
}

async function take(file, said) {
  const job = { file, tries: 0, at: row(file.name) };
  jobs.push(job);
  job.at("batal").addEventListener("click", () => cancel(job));
  show(job, "preparing", "Menyiapkan unggahan");
  const { Upload } = await tus(() => show(job, "preparing", "Jaringan putus. Unggahan dimulai begitu tersambung."));
  if (!jobs.includes(job)) return job; // called off meanwhile
  job.upload = new Upload(file, {
    endpoint: box.dataset.unggah,
    chunkSize: pieceSize,
    retryDelays: null,
    metadata: said,
    fingerprint,
    removeFingerprintOnSuccess: true,
    onProgress: (sent, total) => progress(job, sent, total),
    onChunkComplete: () => (job.tries = 0),
    onSuccess: ({ lastResponse }) => arrived(job, lastResponse),
    onError: (error) => failed(job, error),
    // A session that has ended must not make the client forget where the upload is.
    onAfterResponse: (request, answer) => {
      if (answer.getStatus() !== 401) return;
      job.out = true;
      throw new Error("signed out");
    },
  });
  job.at("jeda").addEventListener("click", () => pause(job, "paused", "Dijeda."));
  job.at("lanjut").addEventListener("click", () => {
    if (!job.upload.url) job.upload.options.metadata = about(file); // it was the fields that were refused
    show(job, "waiting", "Menunggu giliran");
    next();
  });
  const [before] = await job.upload.findPreviousUploads();
  if (before) job.upload.resumeFromPreviousUpload(before);
  forgetNotice(before?.uploadUrl);
  show(job, "waiting", "Menunggu giliran");
  return job;
}

async function cancel(job) {
  clearTimeout(job.timer);
  await job.upload?.abort(true).catch(() => {});
  gone(job);
}

form?.addEventListener("submit", async (event) => {
  const files = [...chooser.files];
  if (files.length === 0 || form.elements.url?.value.trim()) return; // the form says what is missing
  event.preventDefault();
  jobs.filter((job) => job.state === "refused").forEach(gone);
  chooser.value = "";
  const taken = await Promise.all(files.map((file) => take(file, about(file))));
  for (const job of taken) job.written = written();
  next();
});

// What was begun here and not finished: the browser may not open the file again by itself.
const notices = new Map();
function forgetNotice(url) {
  notices.get(url)?.remove();
  notices.delete(url);
  list.hidden = list.children.length === 0;
}

function unfinished() {
  for (const key of Object.keys(localStorage).filter((k) => k.startsWith(`tus::${box.dataset.usulan}/${box.dataset.tempat}/`))) {
    const old = JSON.parse(localStorage.getItem(key));
    if (Date.now() - Date.parse(old.creationTime) > 24 * 3600 * 1000) {
      localStorage.removeItem(key);
      continue;
    }
    const at = row(old.metadata.name);
    for (const part of ["maju", "jeda", "lanjut"]) at(part).hidden = true;
    at("kata").textContent = `Unggahan ini belum selesai. Pilih berkas yang sama (${bytes(old.size)}), lalu simpan: unggahan dilanjutkan.`;
    at("batal").addEventListener("click", async () => {
      const { Upload } = await tus();
      await Upload.terminate(old.uploadUrl).catch(() => {});
      localStorage.removeItem(key);
      forgetNotice(old.uploadUrl);
    });
    notices.set(old.uploadUrl, at());
  }
}

if (chooser) {
  chooser.multiple = true;
  chooser.parentElement.append(box.querySelector("[data-unggah-pilihan]").content.cloneNode(true));
  const camera = form.querySelector("[data-kamera]");
  camera?.addEventListener("change", () => {
    const all = new DataTransfer();
    for (const file of [...chooser.files, ...camera.files]) all.items.add(file);
    chooser.files = all.files;
    camera.value = "";
  });
  addEventListener("online", () => jobs.filter((j) => j.state === "lost").forEach(start));
  unfinished();
}
