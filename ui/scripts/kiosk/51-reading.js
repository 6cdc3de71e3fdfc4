// Reading: which pieces of text a page says, in which order, and when (50-speech.js says them).
const SILENT = "script, style, template, [aria-hidden=true], [popover], dialog";
// What is highlighted as one; the nearest wins.
const UNIT =
  "label, button, a, h1, h2, h3, legend, p, li, dt, dd, figcaption, output, div, section, dialog, main";
const NAMED = "a[aria-label], button[aria-label], [role=img][aria-label], img[alt]:not([alt=''])";
const WRITTEN = "textarea, input:not([type]), input[type=text]";
const PARTS = /.{1,300}(?:\s|$)|.{300}/gu; // of a long sentence; the server takes 600 letters
const TOUCHED = "main, .brand, .tools, .sheet-over, dialog"; // not the keyboard on the screen
const main = document.querySelector("main");
const phrases = document.getElementById("sonido-frases")?.content;

// The same rule as kiosk/voice/words.py, so that the sentence finds its clip.
const sentences = (text) =>
  text
    .replace(/\s+/gu, " ")
    .trim()
    .split(/(?<=[.?!…:])\s+(?=[^a-záéíóúñü])/u)
    .flatMap((sentence) => sentence.match(PARTS) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));

const langOf = (element) => (element.closest("[lang]") ?? document.documentElement).lang.slice(0, 2);

function phrase(name, element) {
  const words = phrases.querySelector(`[data-say=${name}]`);
  const lang = (words.querySelector("[lang]") ?? document.documentElement).lang;
  return { text: words.textContent.trim(), lang, element };
}

function blockOf(element) {
  while (["inline", "contents"].includes(getComputedStyle(element).display)) element = element.parentElement;
  return element;
}

// Its name if it is spoken by name, what is written in it if one writes in it; else null.
function instead(element) {
  if (element.matches(NAMED)) return element.getAttribute("aria-label") ?? element.alt;
  if (element.matches(WRITTEN)) return element.value || element.placeholder;
  return null;
}

// Everything a person can see or hear below `root`, in the order of the page, each choice with its state.
function collect(root) {
  const pieces = [];
  let open = null; // {text, lang, unit, block}: the run of text being gathered
  const close = () => {
    if (!open) return;
    for (const text of sentences(open.text)) pieces.push({ text, lang: open.lang, element: open.unit });
    open = null;
  };
  const add = (text, element, alone) => {
    const [lang, unit, block] = [langOf(element), element.closest(UNIT), blockOf(element)];
    if (alone || open?.lang !== lang || open.unit !== unit || open.block !== block) close();
    open ??= { text: "", lang, unit, block };
    open.text += text;
    if (alone) close();
  };
  const kinds = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  const walker = document.createTreeWalker(root, kinds, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    if (node.matches(SILENT) || !node.checkVisibility()) return NodeFilter.FILTER_REJECT;
    const words = instead(node);
    if (words === null) return NodeFilter.FILTER_ACCEPT;
    add(words, node, true);
    return NodeFilter.FILTER_REJECT;
  });
  if (root.matches(WRITTEN)) add(instead(root), root, true);
  else {
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) add(node.data, node.parentElement);
    }
  }
  close();
  return withStates(pieces);
}

const isChosen = (unit) =>
  unit.matches("[aria-pressed=true], [aria-current]") || unit.matches("label:has(:checked)");

const withStates = (pieces) =>
  pieces.flatMap((piece, place) => {
    const last = pieces[place + 1]?.element !== piece.element;
    return last && isChosen(piece.element) ? [piece, phrase("chosen", piece.element)] : [piece];
  });

const say = (pieces, how = {}) =>
  document.dispatchEvent(new CustomEvent("voice:say", { detail: { pieces, ...how } }));

if (phrases) {
  document.addEventListener("voice:page", () => say(collect(main), { page: true }));

  // What is touched or reached with the keyboard; never what a page puts its focus on by itself.
  let acted = false;
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => (acted = true));
  document.addEventListener("focusin", ({ target }) => {
    if (!acted || !target.matches(":focus-visible") || !target.closest(TOUCHED)) return;
    const label = target.labels?.[0];
    say([...(label ? collect(label) : []), ...(label?.contains(target) ? [] : collect(target))]);
  });
  document.addEventListener("change", ({ target }) => {
    const label = target.matches("[type=radio], [type=checkbox]") && target.closest("label");
    if (label) say([...collect(label), ...(target.checked ? [] : [phrase("unchosen", label)])]);
  });

  // A masked symbol is heard as such, whichever keyboard it comes from; the keyboard on the
  // screen (60-keyboard.js) names its other keys, and names no symbol of a masked field.
  const lengths = new WeakMap();
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[type=password]")) return;
    if (target.value.length > (lengths.get(target) ?? 0)) say([phrase("masked", target)]);
    lengths.set(target, target.value.length);
  });
  document.addEventListener("yachay:key", ({ detail }) => {
    if (document.activeElement.type !== "password") // a masked symbol was said already
      say([{ text: detail.name, lang: document.documentElement.lang, element: null }]);
  });

  // What comes over the page, and goes.
  const over = (sheet, open) => {
    if (open) say(collect(sheet), { over: true });
    else document.dispatchEvent(new Event("voice:close"));
  };
  document.addEventListener("toggle", ({ target, newState }) => {
    if (target.matches("[popover]:not(#sonido)")) over(target, newState === "open");
  }, true);
  const idle = document.getElementById("inactivo");
  if (idle) new MutationObserver(() => over(idle, idle.open)).observe(idle, { attributeFilter: ["open"] });

  // What changes on the page without a new page.
  for (const live of main.querySelectorAll("[aria-live], [role=status]")) {
    let timer;
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => say(collect(live)), 300);
    }).observe(live, { childList: true, characterData: true, subtree: true });
  }
}
