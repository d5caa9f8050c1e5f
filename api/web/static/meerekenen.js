// While somebody types, the outcome beside the form follows. Without this script the button does the same.
"use strict";
(() => {
  const form = document.getElementById("invoer"), side = document.getElementById("kant");
  const above = document.getElementById("boven"), told = document.getElementById("gehoord");
  const WAIT = 250;
  let timer = 0, asked = null;

  const name = (details) => details.querySelector("summary").textContent.trim();

  function show(page) {
    const open = new Set([...side.querySelectorAll("details[open]")].map(name));
    side.replaceChildren(...page.getElementById("kant").childNodes);
    side.querySelectorAll("details").forEach((each) => { each.open = each.open || open.has(name(each)); });
    above.replaceChildren();
    form.querySelectorAll(".melding").forEach((each) => each.remove());
    form.querySelectorAll(".vak--fout").forEach((each) => each.classList.remove("vak--fout"));
    form.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
    document.title = page.title;
    const price = side.querySelector(".prijs__bedrag");
    told.textContent = price ? `Het tarief is nu ${price.textContent}.` : "";
  }

  async function ask() {
    if (asked) asked.abort();
    asked = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(form.action.split("#")[0], {
        method: "POST", body, signal: asked.signal, headers: { Accept: "text/html", "X-Meerekenen": "ja" },
      });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const priced = answer.status === 200;
      side.classList.toggle("verouderd", !priced);
      if (priced) show(page);
      else told.textContent = "Zo is er nog geen tarief. Kies Bereken het tarief om te zien wat er nodig is.";
    } catch (fault) {
      if (fault.name !== "AbortError") side.classList.add("verouderd");
    }
  }

  document.addEventListener("input", (event) => {
    if (event.target.form !== form) return;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
})();
