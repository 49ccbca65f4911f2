// Saves a form while it is written. Text is kept in this browser until the server has said that it has it: nothing that
// was typed is lost with the connection, the session or the tab, and nothing is written over what somebody else saved.
const afterTyping = 2000; // milliseconds
const slowest = 60000; // between two tries
const noAnswer = 20000; // after which a save counts as lost on the way
const keepaliveMost = 50000; // bytes that browsers still send for a page that is being left
const prefix = "jaring:tulisan:";

const shelf = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  write(key, copy) {
    try {
      localStorage.setItem(key, JSON.stringify(copy));
      return true;
    } catch {
      return false; // full, or switched off
    }
  },
  drop(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // then there is nothing to drop
    }
  },
  clear() {
    try {
      Object.keys(localStorage).filter((key) => key.startsWith(prefix)).forEach(this.drop);
    } catch {
      // then there is nothing to clear
    }
  },
};

// same compares two texts as the server would store them.
const same = (a, b) => {
  const plain = (text) => [...new URLSearchParams(text)].map(([name, value]) => `${name}=${value.replaceAll("\r\n", "\n").trim()}`).sort();
  return a !== null && b !== null && plain(a).join("\0") === plain(b).join("\0");
};

class Writing {
  constructor(form) {
    this.form = form;
    this.key = prefix + form.dataset.simpan;
    this.bar = form.querySelector("[data-simpan-bar]");
    this.version = form.querySelector("input[name=version]");
    this.state = form.dataset.simpanKeadaan;
    this.local = "simpanLokal" in form.dataset; // what is sent by hand only: the browser keeps the text
    this.base = this.state ? null : this.text(); // what the server has; null: not known
    this.pending = null; // what was sent and not answered
    this.tries = 0;
    this.held = true; // whether the local copy could be written
    this.stopped = this.state === "conflict";
    this.listen();
    this.resume();
  }

  // text is the form as it would be sent, without its version.
  text() {
    const data = new FormData(this.form);
    data.delete("version");
    return new URLSearchParams(data).toString();
  }

  dirty() { return this.base !== this.text(); }

  listen() {
    this.form.addEventListener("input", () => this.typed());
    this.form.addEventListener("focusout", () => this.dirty() && this.timer && this.save());
    this.form.addEventListener("submit", (event) => this.submit(event));
    addEventListener("online", () => this.retry());
    addEventListener("offline", () => !this.local && this.dirty() && this.failing());
    addEventListener("focus", () => this.signedOut && this.signedIn());
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => event.persisted && location.reload()); // as it is stored now
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.leave());
    addEventListener("beforeunload", (event) => {
      if (this.dirty() && !this.held && !this.passing) event.preventDefault();
    });
    const root = this.state === "conflict" ? document : this.form;
    const on = (name, act) => root.querySelectorAll(`[data-simpan-${name}]`).forEach((e) => e.addEventListener("click", act));
    on("banding", () => this.compare());
    on("buang", () => this.discard());
  }

  // resume gives back what an earlier visit could not save.
  resume() {
    const copy = shelf.read(this.key);
    if (this.state || !copy) {
      if (this.state) this.hold();
      return;
    }
    if (same(copy.text, this.base)) {
      shelf.drop(this.key);
    } else if (this.local) {
      this.fill(copy.text);
      this.version.value = copy.version;
      this.offer("buang");
      this.say("fail", "Belum terkirim", "Tulisan Anda dikembalikan dari perangkat ini.");
    } else if (copy.sent || copy.version === this.version.value) {
      // What was sent and never answered may be what the server has now, or arrive only now: it is sent again first.
      this.fill(copy.text);
      this.restored = true;
      this.version.value = copy.version;
      this.pending = copy.sent ? { version: copy.version, text: copy.sent } : null;
      this.say("wait", "Menyimpan…", "Tulisan Anda yang belum tersimpan dikembalikan dari perangkat ini.");
      this.save();
    } else {
      this.settle(copy);
    }
  }

  // settle asks the server about a text that was written on something older: it may have it already, or have room for it
  // beside what others wrote. Otherwise the person chooses.
  async settle(copy) {
    this.stopped = true;
    this.copy = copy;
    this.say("wait", "Menyimpan…");
    const { status, body } = await this.ask(copy);
    if (status === 200 && !body.errors) return this.discard();
    if (status === 401) return this.signIn();
    if (status !== 409 && status !== 200) {
      addEventListener("online", () => location.reload(), { once: true });
      return this.say("fail", "Belum tersimpan", "Di perangkat ini ada tulisan Anda yang belum tersimpan. Muat ulang halaman bila jaringan sudah ada.");
    }
    this.offer("banding", "buang");
    this.say("fail", "Belum tersimpan", "Di perangkat ini ada tulisan Anda yang belum tersimpan. Bagian ini sudah berubah sejak itu. Bandingkan, lalu pilih.");
  }

  fill(text) {
    const values = new URLSearchParams(text);
    for (const e of this.form.elements) {
      if (!e.name || e.name === "version" || e.tagName === "BUTTON") continue;
      if (e.type === "radio" || e.type === "checkbox") e.checked = values.getAll(e.name).includes(e.value);
      else if (values.has(e.name)) e.value = values.get(e.name);
    }
    this.filling = true;
    this.form.querySelector("textarea, input")?.dispatchEvent(new Event("input", { bubbles: true }));
    this.filling = false;
  }

  // hold keeps what is typed in this browser.
  hold() {
    if (this.copy || this.out) return; // an earlier text waits for a choice; the person has signed out
    if (!this.dirty() && !this.pending && !this.left) return shelf.drop(this.key);
    // Beside a conflict the form carries the version of what somebody else saved: the own text is not written on that.
    const version = this.state === "conflict" ? "0" : this.version.value;
    this.held = shelf.write(this.key, { version, text: this.text(), sent: this.pending?.text });
  }

  typed() {
    if (this.filling) return;
    this.hold();
    if (this.stopped) return;
    if (this.local) {
      this.say("wait", "Belum terkirim", this.held ? "Tulisan Anda disimpan di perangkat ini." : "");
    } else if (this.dirty()) {
      if (this.tries && this.timer) return; // it is being tried again
      if (this.signedOut) return;
      if (!this.tries) this.say("wait", "Menyimpan…");
      this.later(afterTyping);
    }
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), milliseconds);
  }

  pause() { return Math.min(slowest, 1000 * 2 ** this.tries); }

  retry() {
    if (!this.stopped && (this.pending || this.dirty())) this.save();
  }

  save(leaving) {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.stopped || this.signedOut || this.local || this.passing) return Promise.resolve();
    this.running ??= this.send(leaving).finally(() => {
      this.running = null;
      if (!this.stopped && !this.signedOut && !this.tries && !this.timer && this.base !== null && this.dirty()) this.later(afterTyping);
    });
    return this.running;
  }

  // send sends again what was not answered, exactly as it was, and then what is new.
  async send(leaving) {
    for (let first = true; this.pending || (first && this.dirty()); ) {
      if (!this.pending) {
        first = false;
        this.pending = { version: this.version.value, text: this.text() };
      }
      this.hold();
      if (!this.tries) this.say("wait", "Menyimpan…");
      if (!(await this.post(this.pending, leaving))) return;
    }
  }

  async post(out, leaving) {
    const { status, body } = await this.ask(out, leaving);
    if (status === 200) return this.accepted(out.text, body);
    if (status === 401) return this.signIn();
    if (status === 409) return this.conflict(body);
    if (status === 0 || status === 408 || status === 429 || status >= 500) return this.failed();
    return this.refused();
  }

  // ask sends one text; status 0: nobody knows whether it has arrived.
  async ask({ version, text }, leaving) {
    try {
      const answer = await fetch(this.form.getAttribute("action"), {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(`version=${encodeURIComponent(version)}&${text}`),
        keepalive: Boolean(leaving) && text.length < keepaliveMost,
        signal: AbortSignal.timeout(noAnswer),
      });
      return { status: answer.status, body: answer.ok || answer.status === 409 ? await answer.json() : null };
    } catch {
      return { status: 0 };
    }
  }

  accepted(text, body) {
    Object.assign(this, { pending: null, base: text, tries: 0, signedOut: false, left: body.errors });
    this.version.value = body.version;
    this.hold();
    this.offer(this.restored && body.errors ? "buang" : "");
    const left = (body.errors ?? []).map((e) => e.message).join(". ");
    if (!this.dirty()) this.say("done", body.saved ?? "", left && `Belum ikut tersimpan: ${left}`);
    this.tell(body.others);
    if (!this.dirty()) this.form.dispatchEvent(new CustomEvent("tersimpan", { bubbles: true, detail: body }));
    return true;
  }

  failed() {
    this.tries++;
    this.failing();
    this.later(this.pause());
    return false;
  }

  failing() {
    if (this.stopped || this.signedOut) return;
    const here = this.held ? "Tulisan Anda disimpan di perangkat ini." : "Peramban ini tidak dapat menyimpannya; jangan tutup halaman ini.";
    if (!navigator.onLine) this.say("fail", `Jaringan putus. ${here}`);
    else this.say("fail", "Belum tersimpan, mencoba lagi", here);
  }

  signIn() {
    this.signedOut = true;
    this.tries = 0;
    this.offer("masuk");
    this.say("fail", "Belum tersimpan", "Sesi Anda sudah berakhir. Tulisan Anda disimpan di perangkat ini. Masuk lagi untuk menyimpannya.");
    return false;
  }

  // signedIn tries once more: the person may have signed in elsewhere.
  signedIn() {
    this.signedOut = false;
    this.retry();
  }

  conflict(body) {
    this.stopped = true;
    this.hold();
    this.tell(body.others);
    this.offer("banding", "buang");
    this.say("fail", "Belum tersimpan", body.message);
    return false;
  }

  refused() {
    this.stopped = true;
    this.say("fail", "Belum tersimpan", "Tekan Simpan untuk melihat sebabnya. Tulisan Anda disimpan di perangkat ini.");
    return false;
  }

  // leave sends what is left when the page is being left; the local copy stays until the next visit sees it saved.
  leave() {
    if (!this.passing && !this.out && (this.pending || this.dirty())) this.save(true);
  }

  // submit saves first, so that a lost connection leaves the person on the page with the text. A save that is on its way is
  // waited for: the form would carry the version from before it and meet it as somebody else's.
  async submit(event) {
    const settled = !this.running && !this.pending && (this.base === null || !this.dirty());
    if (this.passing || this.stopped || this.local || settled) {
      this.passing = true;
      this.hold();
      return;
    }
    event.preventDefault();
    if (this.leaving) return;
    this.leaving = true;
    await this.running;
    if (!this.stopped && (this.pending || this.dirty())) await this.save();
    this.leaving = false;
    if (!this.stopped && !this.signedOut && (this.pending || this.dirty())) return;
    this.passing = true;
    this.form.requestSubmit(event.submitter);
  }

  // compare sends the own text under the version that it was written on: the server shows both.
  compare() {
    const copy = this.copy;
    if (copy) {
      this.fill(copy.text);
      this.version.value = copy.version;
    }
    this.passing = true;
    this.form.requestSubmit();
  }

  // discard takes what is saved.
  discard() {
    shelf.drop(this.key);
    Object.assign(this, { copy: null, stopped: false, passing: true });
    if (this.state) return; // a link, which leads on
    location.reload();
  }

  offer(...names) {
    for (const e of this.bar.querySelectorAll("[data-simpan-acts] > *")) e.hidden = !names.some((n) => n && e.matches(`[data-simpan-${n}]`));
  }

  tell(others) {
    const place = this.form.querySelector("[data-simpan-lain]");
    const text = (others ?? []).join(" ");
    if (place.textContent.trim() !== text) place.textContent = text;
  }

  say(state, words, more) {
    this.bar.hidden = false;
    this.bar.dataset.simpanBar = state;
    this.bar.querySelector("[data-simpan-kata]").textContent = words;
    this.bar.querySelector("[data-simpan-lagi]").textContent = more ?? "";
    // Read aloud only when it changes between saved and not: not with every pause in typing.
    if (state !== "wait" && state !== this.spoken) {
      this.spoken = state;
      this.bar.querySelector("[data-simpan-suara]").textContent = `${words}. ${more ?? ""}`;
    }
  }
}

const writings = [...document.querySelectorAll("form[data-simpan]")].map((form) => new Writing(form));

// Who signs out leaves nothing behind in this browser.
document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("action") !== "/keluar") return;
  for (const w of writings) w.out = true;
  shelf.clear();
});
