/* The check against machines (congress/common/puzzle.py): numbers for which a hash begins with zero bits. The page
   starts this very file once more beside itself, as a worker, so that writing goes on meanwhile. */
"use strict";
(() => {
  const root = (number, degree) => ((number ** (1 / degree) % 1) * 2 ** 32) | 0;
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const K = Int32Array.from(primes, (prime) => root(prime, 3));
  const START = Int32Array.from(primes.slice(0, 8), (prime) => root(prime, 2));
  const words = new Int32Array(64);

  // The first 32 bits of SHA-256 (FIPS 180-4) of one block; `words` holds its sixteen words.
  function head() {
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15], y = words[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = START;
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    return (a + START[0]) >>> 0;
  }

  function fill(text) {
    words.fill(0, 0, 16);
    for (let i = 0; i < text.length; i++) words[i >> 2] |= text.charCodeAt(i) << (24 - 8 * (i & 3));
    words[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
    words[15] = 8 * text.length;
  }

  function solve({ key, parts, bits }) {
    const found = [];
    for (let part = 0; part < parts; part++) {
      let number = -1;
      do fill(`${key}.${part}.${++number}`); while (head() >>> (32 - bits));
      found.push(number);
    }
    return found.join(".");
  }

  if (typeof document === "undefined") {
    addEventListener("message", (event) => postMessage(solve(event.data)));
    return;
  }

  const box = document.querySelector("[data-puzzle]");
  if (!box || !window.Worker) return;
  const form = box.closest("form"), worker = new Worker(document.currentScript.src);
  let pressed = null; // the button of a sending that waits
  const show = (name) => box.querySelectorAll("[data-when]").forEach((part) => { part.hidden = part.dataset.when !== name; });
  worker.onerror = () => { pressed = null; show("asked"); };
  worker.onmessage = (event) => {
    form.elements.solution.value = event.data;
    show("passed");
    if (pressed) form.requestSubmit(pressed);
  };
  form.addEventListener("submit", (event) => {
    if (form.elements.solution.value || !box.querySelector("[data-when=asked]").hidden) return;
    event.preventDefault();
    pressed = event.submitter;
  });
  show("working");
  form.elements.solution.value = "";
  const { parts, bits } = box.dataset;
  worker.postMessage({ key: form.elements.form_key.value.slice(0, 32), parts: Number(parts), bits: Number(bits) });
})();
