// The browser knows its time zone: it is chosen before anybody has to look for it. What was chosen by hand stays.

const select = document.querySelector("select[data-own-zone]");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (select && !document.querySelector(".errors") && [...select.options].some((option) => option.value === zone)) {
  select.value = zone;
}
