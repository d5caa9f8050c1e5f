// A slider under each box with limits; both move together. Without this script one types a number.
"use strict";
(() => {
  const STEPS = 200;
  document.querySelectorAll("#invoer input[type=number][min][max]").forEach((box) => {
    const knob = document.createElement("input");
    const least = Number(box.min), most = Number(box.max);
    const step = box.step === "any" ? 10 ** Math.floor(Math.log10((most - least) / STEPS)) : Number(box.step);
    const decimals = Math.max(0, -Math.floor(Math.log10(step)));
    Object.assign(knob, { type: "range", className: "schuif__knop", min: box.min, max: box.max, step: "any", value: box.value });
    knob.setAttribute("aria-label", `${box.labels[0].textContent}, schuif`);
    knob.addEventListener("input", () => {
      box.value = Number(knob.value).toFixed(decimals);
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    box.addEventListener("input", () => { knob.value = box.value; });
    box.closest(".met-eenheid").after(knob);
  });
})();
