// The keyboard on the screen: for a finger that touches a field, or asks for it by a button.
// A key pressed on a real keyboard puts it away. The words come from parts/keyboard.html.
const words = document.getElementById("teclado")?.content;
if (words) keyboard();

function keyboard() {
  const ROOMY = matchMedia("(min-width: 1000px)"); // ten keys of 60 px beside the rail
  const FIELDS = "textarea, input:not([type]), input[type=text], input[type=password]";
  const OVER = "dialog, [popover]"; // come over the page and its keyboard, and go
  const HELD_FOR = 600; // ms until a finger that stays on "delete" goes on deleting
  const EACH = 120; // ms
  const TOPS = ["letters", "marks", "digits"]; // the top row of letters, and what takes its place

  // Rows of ten keys at most. A key is a symbol, or the name of one in parts/keyboard.html.
  const SPANISH = {
    letters: "q w e r t y u i o p",
    marks: "á é í ó ú ü ä ï '",
    rows: ["a s d f g h j k l ñ", "z x c v b n m , . delete"],
    last: "shift more space left right done",
    search: "more space left right search done",
  };
  const WRITING = {
    es: SPANISH,
    qu: {
      ...SPANISH,
      marks: "á é í ó ú ü ä ï",
      rows: ["a s d f g h j k l ñ", "z x c v b n m ' , delete"],
      last: "shift more space . left right done",
    },
    ay: {
      ...SPANISH,
      marks: "á é í ó ú ,",
      rows: ["a s d f g h j k l ñ", "z x c v b n m ä ï ü"],
      last: "shift more ' space . left right delete done",
      search: "more ' space left right delete search done",
    },
  };
  const DIGITS = "1 2 3 4 5 6 7 8 9 0";
  // The symbols of a return code: kiosk/store/codes.py.
  const OTHERS = {
    code: ["0 1 2 3 4 5 6 7 8 9", "A B C D E F G H J K", "M N P Q R S T V W X", "Y left right delete done"],
    numeric: ["1 2 3 4 5", "6 7 8 9 0", "delete done"],
    decimal: ["1 2 3 4 5", "6 7 8 9 0", ", . delete done"],
  };

  const root = document.documentElement;
  let field = null; // what is written in, while the keyboard is there
  let board = null;
  let upper = false;
  let top = "letters";

  const other = () => OTHERS[field.dataset.keys ?? field.inputMode];

  function rows() {
    if (other()) return other();
    const writing = WRITING[root.lang] ?? SPANISH;
    const first = top === "digits" ? DIGITS : writing[top];
    const last = "submit" in field.dataset ? writing.search : writing.last;
    return [first, ...writing.rows, last.replace("more", TOPS[(TOPS.indexOf(top) + 1) % TOPS.length])];
  }

  const ready = (name) => words.querySelector(`[data-key="${name}"]`);

  // How a key is called, where it is not just read as it is written.
  function called(name) {
    if (name.length > 1) return ready(name).getAttribute("aria-label") ?? ready(name).textContent;
    return words.querySelector(`[data-name="${name.toLowerCase()}"]`)?.textContent;
  }

  function key(name) {
    if (name.length > 1) return ready(name).cloneNode(true);
    const made = document.createElement("button");
    const symbol = upper ? name.toUpperCase() : name;
    Object.assign(made, { type: "button", tabIndex: -1, className: "key", textContent: symbol });
    made.dataset.key = symbol;
    if (called(symbol)) made.setAttribute("aria-label", called(symbol));
    return made;
  }

  function draw() {
    const made = words.querySelector(".keyboard").cloneNode(false);
    made.classList.toggle("few", field.inputMode in OTHERS);
    for (const row of rows()) {
      const line = document.createElement("div");
      line.append(...row.split(" ").map(key));
      made.append(line);
    }
    made.querySelector("[data-key=shift]")?.setAttribute("aria-pressed", upper);
    if (board) board.replaceWith(made);
    else document.body.append(made);
    board = made;
  }

  function open(chosen) {
    if (chosen === field || !ROOMY.matches) return;
    field = chosen;
    [upper, top] = [false, "letters"];
    draw();
    root.classList.add("typing");
    scrollTo(0, 0);
    field.focus({ preventScroll: true });
  }

  function close() {
    const written = field;
    release();
    board.remove();
    board = field = null;
    root.classList.remove("typing");
    written.scrollIntoView({ block: "nearest" });
  }

  const say = (name) => document.dispatchEvent(new CustomEvent("yachay:key", { detail: { name } }));

  function replace(text, from, to) {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    if (field.selectionEnd === field.value.length) field.scrollTo(field.scrollWidth, field.scrollHeight);
  }

  function write(text, name = text) {
    const { selectionStart: from, selectionEnd: to, maxLength, value } = field;
    if (maxLength >= 0 && value.length - (to - from) + text.length > maxLength) return;
    say(called(field.type === "password" ? "*" : name) ?? name);
    replace(text, from, to);
  }

  function erase() {
    const { selectionStart: from, selectionEnd: to } = field;
    if (to > 0) replace("", from === to ? from - 1 : from, to);
  }

  function move(by) {
    const { selectionStart: from, selectionEnd: to } = field;
    const at = from === to ? Math.max(0, from + by) : by < 0 ? from : to;
    field.setSelectionRange(at, at);
  }

  function turn(to) {
    top = to;
    draw();
  }

  const ACTS = {
    delete: erase,
    left: () => move(-1),
    right: () => move(1),
    shift: () => {
      upper = !upper;
      draw();
    },
    letters: turn,
    marks: turn,
    digits: turn,
    done: close,
    search: () => field.form.requestSubmit(field.form.querySelector("[value=buscar]")),
  };

  function press(name) {
    if (name in ACTS) {
      say(called(name));
      ACTS[name](name);
    } else if (name === "space") {
      write(" ", name);
    } else {
      write(name);
      if (upper) ACTS.shift();
    }
  }

  // A finger that stays on "delete" goes on deleting; the click at its end counts no more.
  let waiting;
  let repeating;
  let held = false;
  function hold() {
    held = false;
    waiting = setTimeout(() => {
      held = true;
      repeating = setInterval(erase, EACH);
    }, HELD_FOR);
  }
  function release() {
    clearTimeout(waiting);
    clearInterval(repeating);
  }

  // The field opens it at the end of a touch: before, the page would move under the finger.
  let touching = false;
  let byTouch = false;
  const inBoard = (event) => board?.contains(event.target);
  for (const kind of ["pointerdown", "mousedown"]) {
    addEventListener(kind, (event) => {
      touching = byTouch = true;
      if (inBoard(event)) event.preventDefault(); // the field keeps the focus
    });
  }
  addEventListener("pointerdown", (event) => {
    held = false;
    if (inBoard(event) && event.target.closest("[data-key=delete]")) hold();
  });
  for (const kind of ["pointerup", "pointercancel", "blur"]) addEventListener(kind, release);
  addEventListener("contextmenu", (event) => inBoard(event) && event.preventDefault());
  addEventListener("keydown", () => {
    byTouch = false;
    if (board) close();
  });
  // A dialog that closes gives the focus back, but not the place of the caret.
  let left = null;
  addEventListener("focusout", ({ target, relatedTarget }) => {
    if (!target.matches(FIELDS)) return;
    left = relatedTarget?.closest(OVER) && [target, target.selectionStart, target.selectionEnd];
  });
  addEventListener("focusin", ({ target }) => {
    if (left?.[0] === target) target.setSelectionRange(left[1], left[2]);
    if (byTouch && !touching && target.matches(FIELDS)) open(target);
  });
  addEventListener("click", (event) => {
    touching = false;
    const button = event.target.closest("[data-keyboard-for]");
    const pressed = inBoard(event) && event.target.closest("[data-key]");
    if (pressed) {
      if (!held) press(pressed.dataset.key);
    } else if (button) open(document.getElementById(button.dataset.keyboardFor));
    else if (event.target.matches(FIELDS)) open(event.target);
    else if (board && !inBoard(event) && !event.target.closest(OVER)) close();
  });

  const offer = () => {
    for (const button of document.querySelectorAll("[data-keyboard-for]")) button.hidden = !ROOMY.matches;
  };
  ROOMY.addEventListener("change", offer);
  offer();
}
