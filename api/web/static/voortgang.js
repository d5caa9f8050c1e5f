// A file on its way: how far it is, with a way to stop. Without this script the browser sends the form by itself.
"use strict";
(() => {
  const KIB = 1024, SMALL = 200 * KIB;
  const megabytes = (bytes) => (bytes / 1e6).toLocaleString("nl-NL", { maximumFractionDigits: 1 });

  function filesOf(form) {
    return [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
  }

  function tell(lane, text, failed = false) {
    lane.hidden = false;
    const said = lane.querySelector(".voortgang__tekst");
    said.textContent = text;
    said.classList.toggle("melding", failed);
  }

  function idle(form, lane) {
    lane.querySelector("progress").hidden = true;
    lane.querySelector("button").hidden = true;
    form.removeAttribute("aria-busy");
    form.querySelectorAll("[type=submit]").forEach((each) => { each.disabled = false; });
  }

  // The page that came back, with the chosen files put back in their boxes.
  function show(form, answer) {
    const page = new DOMParser().parseFromString(answer, "text/html");
    const chosen = [...form.querySelectorAll("input[type=file]")].filter((input) => input.files.length);
    document.title = page.title;
    document.querySelector("main").replaceWith(page.querySelector("main"));
    chosen.forEach((input) => {
      const again = document.getElementById(input.id);
      if (again && again.type === "file") again.files = input.files;
    });
    watch();
    const fault = document.querySelector(".meldingen, main");
    fault.tabIndex = -1;
    fault.focus();
    fault.scrollIntoView();
  }

  function send(form, button, lane) {
    const xhr = new XMLHttpRequest(), bar = lane.querySelector("progress"), stop = lane.querySelector("button");
    const total = filesOf(form).reduce((sum, file) => sum + file.size, 0);
    xhr.open("POST", form.action);
    xhr.setRequestHeader("Accept", "text/html");
    xhr.upload.onprogress = (event) => {
      bar.value = event.lengthComputable ? event.loaded / event.total : 0;
      tell(lane, `Versturen: ${Math.round(bar.value * 100)}% van ${megabytes(total)} MB.`);
    };
    xhr.upload.onload = () => {
      bar.removeAttribute("value");
      tell(lane, "Verstuurd. Het bestand wordt nu gelezen; dat kan even duren.");
    };
    xhr.onload = () => {
      const to = new URL(xhr.responseURL), from = new URL(form.action);
      if (xhr.status < 400 && to.pathname !== from.pathname) { location.assign(to); return; }
      if ((xhr.getResponseHeader("Content-Type") || "").startsWith("text/html")) show(form, xhr.responseText);
      else { idle(form, lane); tell(lane, "Het versturen is niet gelukt. Probeer het opnieuw.", true); }
    };
    const broken = (text) => () => { idle(form, lane); tell(lane, text, true); };
    const kept = "Uw keuze en wat u invulde staan er nog.";
    xhr.onerror = broken(`De verbinding brak af. ${kept} Probeer het opnieuw.`);
    xhr.onabort = broken(`U hebt het versturen gestopt. ${kept}`);
    stop.onclick = () => xhr.abort();
    bar.hidden = stop.hidden = false;
    form.setAttribute("aria-busy", "true");
    const body = new FormData(form, button);
    form.querySelectorAll("[type=submit]").forEach((each) => { each.disabled = true; });
    xhr.send(body);
  }

  function watch() {
    document.querySelectorAll(".voortgang:not([data-gezien])").forEach((lane) => {
      lane.dataset.gezien = "";  // this script runs once for each form of a page
      const form = lane.closest("form"), most = Number(lane.dataset.hoogstens);
      form.addEventListener("submit", (event) => {
        const files = filesOf(form), button = event.submitter;
        const large = files.find((file) => file.size > most);
        if ((button && button.formAction !== form.action && button.hasAttribute("formaction")) || !files.length) return;
        if (large) {
          event.preventDefault();
          tell(lane, `${large.name} is ${megabytes(large.size)} MB; hoogstens ${megabytes(most)} MB kan. Haal losse bladen of beelden eruit, of bewaar het als .xlsx.`, true);
        } else if (!("zelf" in lane.dataset) && files.some((file) => file.size > SMALL)) {
          event.preventDefault();
          send(form, button, lane);
        }
      });
    });
  }

  window.addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[aria-busy]").forEach((form) => idle(form, form.querySelector(".voortgang")));
  });
  watch();
})();
