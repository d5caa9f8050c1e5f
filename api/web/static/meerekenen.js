// While somebody types, the outcome beside the form follows. Without this script the button does the same.
// A form that would send something is only tried: `data-proef` names what its other button says.
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
    const price = side.querySelector(".prijs__bedrag"), sentence = side.querySelector(".prijs__uitkomst");
    told.textContent = price ? `Het tarief is nu ${price.textContent}.` : sentence ? sentence.textContent : "";
  }

  async function ask() {
    if (asked) asked.abort();
    asked = new AbortController();
    const body = new URLSearchParams(new FormData(form)), get = form.method === "get";
    if (form.dataset.proef) body.set(form.dataset.proef, "ja");
    const to = form.action.split("#")[0] + (get ? `?${body}` : "");
    const headers = { Accept: "text/html", "X-Meerekenen": "ja" };
    try {
      const answer = await fetch(to, { method: form.method.toUpperCase(), body: get ? null : body, headers, signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const priced = answer.status === 200;
      side.classList.toggle("verouderd", !priced);
      if (priced) show(page);
      else told.textContent = "Zo is er nog geen uitkomst. Kies de knop om te zien wat er nodig is.";
    } catch (fault) {
      if (fault.name !== "AbortError") side.classList.add("verouderd");
    }
  }

  document.addEventListener("input", (event) => {
    if (event.target.form !== form || !form.checkValidity()) return;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
})();
