/* A page read aloud by the reader's own device. <button data-aloud hidden> reads what follows it, up to the end of its
   parent; it is shown only where there is a voice of the page's language. */
"use strict";
(() => {
  const speech = window.speechSynthesis;
  const button = document.querySelector("[data-aloud]");
  if (!speech || !button) return;
  const PIECES = /[^。！？；\n]{1,160}[。！？；]?/g; // browsers fall silent in the middle of longer ones
  const SILENT = "[hidden], button, select, svg, script, details:not([open]) > :not(summary)";
  const SPOKEN = document.documentElement.lang.startsWith("zh") ? /^(zh|cmn)/i : /^en/i;
  const HOME = /CN|US|GB/i; // before the other accents of the language
  let last = null; // the piece after which the reading is over

  // Only voices of the device itself: the others send the words to their maker.
  function voice() {
    const ours = speech.getVoices().filter((each) => each.localService && SPOKEN.test(each.lang));
    return ours.find((each) => HOME.test(each.lang)) ?? ours[0];
  }

  function words(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SILENT) || !node.getClientRects().length) return "";
    if (node.matches("textarea")) return `${node.value}\n`;
    const inside = [...node.childNodes].map(words).join("");
    return getComputedStyle(node).display.startsWith("inline") ? inside : `\n${inside}\n`;
  }

  function following() {
    const after = [...button.parentNode.children].filter((each) => button.compareDocumentPosition(each) & 4);
    return after.map(words).join("\n").match(PIECES)?.map((piece) => piece.trim()).filter(Boolean) ?? [];
  }

  function show(isReading) {
    const [read, stop] = button.querySelectorAll("span");
    [read.hidden, stop.hidden] = [isReading, !isReading];
  }

  function stop() {
    last = null;
    speech.cancel();
    show(false);
  }

  function read() {
    const pieces = following().map((piece) => new SpeechSynthesisUtterance(piece));
    if (!pieces.length) return;
    const spoken = last = pieces.at(-1);
    spoken.onend = () => { if (last === spoken) stop(); };
    show(true);
    for (const piece of pieces) {
      piece.voice = voice();
      piece.lang = piece.voice.lang;
      piece.rate = 0.9;
      speech.speak(piece);
    }
  }

  const offer = () => { button.hidden = !voice(); };
  offer();
  speech.addEventListener?.("voiceschanged", offer); // the list of voices often comes later than the page
  button.addEventListener("click", () => (last ? stop() : read()));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && last) stop(); });
  window.addEventListener("pagehide", stop);
})();
