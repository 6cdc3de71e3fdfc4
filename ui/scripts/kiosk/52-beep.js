// The warning that the turn is about to end can be heard even while sound is off.
const warning = document.getElementById("inactivo");
const NOTES = [660, 880]; // Hz, one after the other: high enough for a small loudspeaker
const LENGTH = 0.25; // seconds a note
const LOUDNESS = 0.5;

if (warning) {
  new MutationObserver(() => warning.open && beep()).observe(warning, { attributeFilter: ["open"] });
}

function beep() {
  const context = new AudioContext();
  const gain = new GainNode(context, { gain: LOUDNESS });
  gain.connect(context.destination);
  for (const [place, frequency] of NOTES.entries()) {
    const note = new OscillatorNode(context, { frequency });
    note.connect(gain);
    note.start(context.currentTime + place * LENGTH);
    note.stop(context.currentTime + (place + 1) * LENGTH);
    if (place === NOTES.length - 1) note.onended = () => context.close();
  }
}
