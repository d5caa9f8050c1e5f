// A slider under each box with limits; both move together. Without this script one types a number.
"use strict";
(() => {
  const STEPS = 200;
  const THOUSANDS = /^\d{1,3}(\.\d{3})+$/;
  // As people type it: a comma before the decimals, maybe points between the thousands.
  const read = (text) => {
    const bare = text.includes(",") || THOUSANDS.test(text) ? text.replaceAll(".", "") : text;
    return Number(bare.replace(",", "."));
  };
  document.querySelectorAll("#invoer input[data-van]").forEach((box) => {
    const knob = document.createElement("input");
    const least = Number(box.dataset.van), most = Number(box.dataset.tot);
    const step = "heel" in box.dataset ? 1 : 10 ** Math.floor(Math.log10((most - least) / STEPS));
    const decimals = Math.max(0, -Math.floor(Math.log10(step)));
    Object.assign(knob, { type: "range", className: "schuif__knop", min: least, max: most, step: "any", value: read(box.value) });
    knob.setAttribute("aria-label", `${box.labels[0].textContent}, schuif`);
    knob.addEventListener("input", () => {
      box.value = Number(knob.value).toFixed(decimals).replace(".", ",");
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    box.addEventListener("input", () => { knob.value = read(box.value); });
    box.closest(".met-eenheid").after(knob);
  });
})();
