// Runs before the page is drawn: notes what goes wrong, and takes #dark or #light from the address.
(function () {
  "use strict";
  const root = document.documentElement;
  function note(words) {
    root.setAttribute("data-errors", (root.getAttribute("data-errors") || "") + words + "; ");
  }
  window.onerror = function (message, source, line) {
    note(message + " in line " + line);
  };
  document.addEventListener("securitypolicyviolation", function (event) {
    note("forbidden: " + event.violatedDirective + " " + event.blockedURI);
  });
  const wanted = location.hash.slice(1);
  if (wanted === "dark" || wanted === "light") {
    root.setAttribute("data-theme", wanted);
  }
}());
