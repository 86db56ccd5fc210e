/* A scanned slip carries the sign-in code after "#". It goes into the field and out of the address. */
(() => {
  "use strict";
  const field = document.querySelector("[data-slip]");
  const code = decodeURIComponent(location.hash.slice(1));
  if (!field || !/^[a-z]+-[a-z]+-[a-z]+-\d{4}$/.test(code)) return;
  history.replaceState(null, "", location.pathname + location.search);
  field.value = code;
  document.querySelector("[name=pin]").focus();
})();
