// Tooltips, and the two buttons. Neither a less-than sign nor an ampersand is in here, so that the page is XML as well.
(function () {
  "use strict";
  const root = document.documentElement;
  const tip = document.getElementById("tip");

  function place(event) {
    const right = window.innerWidth - tip.offsetWidth - 8;
    const below = window.innerHeight - tip.offsetHeight - 8;
    tip.style.left = Math.max(8, Math.min(event.clientX + 14, right)) + "px";
    tip.style.top = Math.max(8, Math.min(event.clientY + 14, below)) + "px";
  }

  document.querySelectorAll(".hit").forEach(function (hit) {
    const title = hit.querySelector("title");
    const words = title.textContent;
    title.remove();
    hit.addEventListener("pointerenter", function (event) {
      tip.textContent = words;
      tip.classList.add("shown");
      place(event);
    });
    hit.addEventListener("pointermove", place);
    hit.addEventListener("pointerleave", function () {
      tip.classList.remove("shown");
    });
  });

  document.getElementById("theme").addEventListener("click", function () {
    const now = root.getAttribute("data-theme") ||
      (window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.setAttribute("data-theme", now === "dark" ? "light" : "dark");
  });

  const rows = document.querySelectorAll("details.row");
  document.getElementById("unfold").addEventListener("click", function (event) {
    const open = event.target.textContent === "unfold all";
    event.target.textContent = open ? "fold all" : "unfold all";
    rows.forEach(function (row) {
      row.open = open;
    });
  });

  function unfoldNamed() {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (row !== null ? row.tagName === "DETAILS" : false) {
      row.open = true;
      row.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", unfoldNamed);
  unfoldNamed();

  root.setAttribute("data-script", "ran");
}());
