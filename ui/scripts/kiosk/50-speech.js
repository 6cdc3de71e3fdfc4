// Speech: says pieces of text one after the other, each highlighted where it stands.
// What to say comes from 51-reading.js by events on the document:
//   voice:say   {pieces: [{text, lang, element}], page, over}   heard only while sound is on
//   voice:close  what lay over the page went: on with the page
// and this file asks for the page with voice:page.
const buttons = document.getElementById("sonido-botones");
if (buttons) speaker();

function speaker() {
  const KEPT = "sonido";
  const LEVELS = { volume: [0.25, 0.6, 1], speed: [0.8, 1, 1.25] };
  const FRESH = { on: false, volume: 1, speed: 1, told: false }; // places in LEVELS
  const FORGET_AFTER = 60; // seconds without a touch on a page without a turn
  const inTurn = "turn" in document.body.dataset;
  const listen = document.getElementById("escuchar");
  const sheet = document.getElementById("sonido");
  const note = document.getElementById("sonido-aviso");
  const phrases = document.getElementById("sonido-frases").content;
  const csrf = document.querySelector("#ver [name=csrf]");
  const audio = new Audio();
  const urls = new Set();
  let state = FRESH;
  let page = null; // {pieces, at}: how far the page was read
  let now = null; // what is being said: the page, or something else
  let goOn = false; // whether the page goes on once what lies over it has gone
  let run = 0; // changes when what is being said must stop
  let aborter = new AbortController();

  const keep = (change) => {
    state = { ...state, ...change };
    sessionStorage.setItem(KEPT, JSON.stringify(state));
  };

  // The next person begins with the defaults.
  if (inTurn) state = { ...FRESH, ...JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") };
  else {
    let timer;
    const forget = () => {
      sessionStorage.removeItem(KEPT);
      state = FRESH;
      show();
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(forget, FORGET_AFTER * 1000);
    };
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, later);
    sessionStorage.removeItem(KEPT);
  }

  function show() {
    listen.toggleAttribute("data-playing", now !== null);
    audio.volume = LEVELS.volume[state.volume];
    audio.defaultPlaybackRate = audio.playbackRate = LEVELS.speed[state.speed];
    for (const output of sheet.querySelectorAll("[data-sound-now]")) {
      const name = output.dataset.soundNow;
      const words = phrases.querySelectorAll(`[data-say=${name}]`)[state[name]];
      output.replaceChildren(...words.cloneNode(true).childNodes);
    }
  }

  function highlight(element) {
    for (const one of document.querySelectorAll(".spoken")) one.classList.remove("spoken");
    element?.classList.add("spoken");
    element?.scrollIntoView({ block: "nearest" });
  }

  function halt() {
    run += 1;
    aborter.abort();
    aborter = new AbortController();
    audio.onended = audio.onerror = null;
    audio.pause();
    audio.removeAttribute("src");
    for (const url of urls) URL.revokeObjectURL(url);
    urls.clear();
    for (const piece of now?.pieces ?? []) delete piece.sound;
    now = null;
    highlight(null);
    show();
  }

  async function play(what) {
    halt();
    const mine = run;
    now = what;
    show();
    for (; what.at < what.pieces.length; what.at += 1) {
      const [piece, next] = what.pieces.slice(what.at);
      const url = await sound(piece);
      if (mine !== run) return;
      if (next) sound(next);
      if (!url) continue;
      highlight(piece.element);
      await heard(url);
      if (mine !== run) return;
      URL.revokeObjectURL(url);
      urls.delete(url);
    }
    halt();
  }

  const sound = (piece) => (piece.sound ??= ask(piece, aborter.signal).catch(() => null));

  async function ask({ text, lang }, signal) {
    const body = new URLSearchParams({ csrf: csrf.value, texto: text, idioma: lang });
    const answer = await fetch("/voz", { method: "POST", body, signal });
    if (!answer.ok) {
      const { reason } = await answer.json().catch(() => ({}));
      if (!signal.aborted) tell(reason, lang);
      return null;
    }
    const content = await answer.blob();
    if (signal.aborted) return null;
    const url = URL.createObjectURL(content);
    urls.add(url);
    return url;
  }

  const heard = (url) =>
    new Promise((done) => {
      audio.onended = audio.onerror = done;
      audio.src = url;
      audio.play().catch((error) => (error.name === "NotAllowedError" ? halt() : done()));
    });

  // Said once a turn, in writing: there is no voice to say it with. A few words of another
  // language, such as its name, are passed over.
  function tell(reason, lang) {
    if (state.told || (reason === "no_voice" && lang !== document.documentElement.lang)) return;
    keep({ told: true });
    for (const words of note.children) {
      words.hidden = (words.dataset.reason === "no_voice") !== (reason === "no_voice");
    }
    note.hidden = false;
    sheet.showPopover();
  }

  const fromTheTop = () => document.dispatchEvent(new Event("voice:page"));

  listen.addEventListener("click", () => {
    if (now) {
      keep({ on: false });
      halt();
      return;
    }
    keep({ on: true });
    if (page && page.at < page.pieces.length) play(page);
    else fromTheTop();
  });

  document.getElementById("repetir").addEventListener("click", () => {
    keep({ on: true });
    sheet.hidePopover();
    fromTheTop();
  });

  for (const button of sheet.querySelectorAll("[data-sound]")) {
    button.addEventListener("click", () => {
      const name = button.dataset.sound;
      const place = state[name] + Number(button.value);
      keep({ [name]: Math.min(Math.max(place, 0), LEVELS[name].length - 1) });
      show();
    });
  }

  document.addEventListener("voice:say", ({ detail }) => {
    if (!state.on || !detail.pieces.length) return;
    if (detail.over) goOn = now !== null && now === page;
    const what = { pieces: detail.pieces, at: 0 };
    if (detail.page) page = what;
    play(what);
  });

  document.addEventListener("voice:close", () => {
    if (now !== page) halt();
    if (goOn && page) play(page);
    goOn = false;
  });

  // Nothing is heard of a page once it is left.
  addEventListener("submit", halt);
  addEventListener("pagehide", halt);
  addEventListener("click", (event) => {
    if (event.target.closest("a[href]:not([href^='#'])")) halt();
  });

  buttons.hidden = false;
  show();
  addEventListener("DOMContentLoaded", () => state.on && fromTheTop());
}
