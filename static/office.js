/* The state Unfold's templates expect, as named components: Alpine's CSP build evaluates no global names. */
"use strict";
document.addEventListener("alpine:init", () => {
  Alpine.data("office", () => ({
    openModal: false,
    filterOpen: false,
    openAllApplications: false,
    activeTab: "",
    window: { location: { pathname: location.pathname, search: location.search } },
    init() {
      this.activeTab = getCurrentTab() || document.body.dataset.tab || "";
      ["openModal", "filterOpen"].forEach((name) => {
        this.$watch(name, (open) => document.body.classList.toggle("overflow-hidden", open));
      });
    },
  }));
  Alpine.data("searchForm", searchForm);
  Alpine.data("searchDropdown", searchDropdown);
  window.moveRecords = moveRecords;
});

// Unfold opens filters and menus with elements the keyboard does not reach: make them buttons.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("a:not([href]), span").forEach((element) => {
    if (!element.hasAttribute("x-on:click")) return;
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      element.click();
    });
  });
});

// select2, which starts just after load, draws a search box of its own: give it the name of its field.
function nameSearchBoxes() {
  document.querySelectorAll("select.select2-hidden-accessible").forEach((select) => {
    const box = select.nextElementSibling?.querySelector(".select2-search__field");
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (box && label) box.setAttribute("aria-label", label.textContent.trim());
  });
}
window.addEventListener("load", () => setTimeout(nameSearchBoxes));
