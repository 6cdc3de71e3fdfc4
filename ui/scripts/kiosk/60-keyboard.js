// The keyboard on the screen: for a finger that touches a field, or asks for it by a button.
// A key pressed on a real keyboard puts it away. The words come from parts/keyboard.html.
const words = document.getElementById("teclado");
if (words) {
  const root = document.documentElement;
  const MARKS = { es: "áéíóúüäï'", qu: "'áéíóúüäï", ay: "äïü'áéíóú" };
  const LETTERS = ["qwertyuiop", "asdfghjklñ", "zxcvbnm,."];
  const LAYOUTS = {
    text: () => [...LETTERS.slice(0, 2).map(row), [...row(LETTERS[2]), "delete"]],
    numeric: () => [row("1234567890"), ["delete"]],
    decimal: () => [row("1234567890"), [",", ".", "delete"]],
    code: () => ["01234567", "89ABCDEF", "GHJKMNPQ"].map(row).concat([[...row("RSTVWXY"), "delete"]]),
  };
  const row = (symbols) => [...symbols];
  let field = null;
  let board = null;
  let upper = false;
  let marks = false;

  const kind = (of) => of.dataset.keys || (of.inputMode in LAYOUTS ? of.inputMode : "text");
  const named = (key) => words.content.querySelector(`[data-name="${CSS.escape(key)}"]`)?.textContent || key;
  const say = (key) => {
    const name = field.type === "password" && key.length === 1 ? named("*") : named(key);
    document.dispatchEvent(new CustomEvent("yachay:key", { detail: { name } }));
  };

  function drawn() {
    const made = words.content.querySelector(".keyboard").cloneNode(false);
    const ready = (name) => words.content.querySelector(`[data-key="${name}"]`).cloneNode(true);
    const rows = LAYOUTS[kind(field)]();
    const text = kind(field) === "text";
    if (text && marks) rows[0] = row(MARKS[root.lang] || MARKS.es);
    const last = text ? ["shift", "marks", "space", "left", "right"] : [];
    const search = field.dataset.submit === undefined ? [] : ["search"];
    if (text) rows.push([...last, ...search, "done"]);
    else rows[rows.length - 1].push("done");
    for (const keys of rows) {
      const line = document.createElement("div");
      for (const key of keys) line.append(key.length > 1 ? ready(key) : letter(key));
      made.append(line);
    }
    for (const [name, on] of [["shift", upper], ["marks", marks]]) {
      made.querySelector(`[data-key=${name}]`)?.setAttribute("aria-pressed", on);
    }
    return made;
  }

  function letter(symbol) {
    const key = document.createElement("button");
    Object.assign(key, { type: "button", tabIndex: -1, className: "key", textContent: upper ? symbol.toUpperCase() : symbol });
    key.dataset.key = key.textContent;
    if (named(symbol) !== symbol) key.setAttribute("aria-label", named(symbol));
    return key;
  }

  function redraw() {
    const next = drawn();
    if (board) board.replaceWith(next);
    else document.body.append(next);
    board = next;
  }

  function open(of) {
    if (of !== field) [upper, marks] = [false, false];
    field = of;
    redraw();
    root.classList.add("typing");
    field.focus({ preventScroll: true });
  }

  function close() {
    if (board) board.remove();
    board = field = null;
    root.classList.remove("typing");
  }

  function write(text) {
    const [from, to] = [field.selectionStart, field.selectionEnd];
    const room = field.maxLength < 0 ? text.length : field.maxLength - field.value.length + (to - from);
    if (room < text.length) return;
    field.setRangeText(text, from, to, "end");
    changed();
  }

  function erase() {
    const [from, to] = [field.selectionStart, field.selectionEnd];
    if (from === to && from === 0) return;
    field.setRangeText("", from === to ? from - 1 : from, to, "end");
    changed();
  }

  const changed = () => field.dispatchEvent(new Event("input", { bubbles: true }));
  const move = (by) => {
    const to = Math.max(0, field.selectionStart + by);
    field.setSelectionRange(to, to);
  };
  const ACTS = {
    delete: erase,
    space: () => write(" "),
    left: () => move(-1),
    right: () => move(1),
    shift: () => { upper = !upper; redraw(); },
    marks: () => { marks = !marks; redraw(); },
    done: close,
    search: () => field.form.requestSubmit(field.form.querySelector("[value=buscar]")),
  };

  function press(key) {
    say(key);
    if (ACTS[key]) ACTS[key]();
    else {
      write(key);
      if (upper && kind(field) === "text") ACTS.shift();
    }
  }

  // The field keeps the focus: a key of the screen never takes it.
  let repeating;
  const stop = () => clearInterval(repeating);
  addEventListener("pointerdown", (event) => {
    const key = event.target.closest?.(".keyboard .key");
    if (event.target.closest?.(".keyboard")) event.preventDefault();
    if (key?.dataset.key === "delete") repeating = setInterval(erase, 180);
  });
  for (const kindOfEnd of ["pointerup", "pointercancel"]) addEventListener(kindOfEnd, stop);
  addEventListener("mousedown", (event) => {
    if (event.target.closest?.(".keyboard")) event.preventDefault();
  });
  addEventListener("click", (event) => {
    const key = event.target.closest?.(".keyboard .key");
    const button = event.target.closest?.("[data-keyboard-for]");
    const touched = event.target.closest?.("textarea, input[type=text], input[type=password], .amount input");
    if (key) press(key.dataset.key);
    else if (button) open(document.getElementById(button.dataset.keyboardFor));
    else if (touched) open(touched);
    else if (board && !event.target.closest?.(".keyboard")) close();
  });
  addEventListener("keydown", (event) => {
    if (board && event.isTrusted) close();
  });
  for (const button of document.querySelectorAll("[data-keyboard-for]")) button.hidden = false;
}
