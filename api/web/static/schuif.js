// A slider over tariffs: what a tariff does follows while it moves. Without this script there are buttons with steps.
"use strict";
(() => {
  const lane = document.querySelector("[data-bij]"), knob = document.getElementById("schuif");
  const stand = document.getElementById("schuif-stand"), out = document.getElementById("schuif-uit");
  const box = document.getElementById("bekijk");
  let busy = false, again = false;

  async function ask() {
    if (busy) { again = true; return; }
    busy = true;
    try {
      const answer = await fetch(`${lane.dataset.bij}?tarief=${knob.value.replace(".", ",")}`);
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const open = out.querySelector("details[open]") !== null;
        out.replaceChildren(...page.body.childNodes);
        out.querySelectorAll("details").forEach((each) => { each.open = open; });
      }
    } finally {
      busy = false;
      if (again) { again = false; ask(); }
    }
  }

  function move() {
    const text = Number(knob.value).toLocaleString("nl-NL", { minimumFractionDigits: 2, maximumFractionDigits: 6 });
    stand.textContent = `€ ${text}`;
    ask();
    return text.replace(/\./g, "");
  }

  lane.hidden = false;
  knob.addEventListener("input", () => { box.value = move(); });
  move();
})();
