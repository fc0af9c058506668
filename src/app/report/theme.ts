/**
 * Turns the page light or dark at the press of a button. The page follows the system until then; nothing is kept,
 * since a file opened from a disk shares its storage with every other. Without it the page still follows the system.
 */
export const themeScript = `(() => {
  const root = document.documentElement;
  const button = document.querySelector("[data-theme-button]");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const name = () => { button.textContent = dark() ? button.dataset.light : button.dataset.dark; };
  button.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; name(); });
  system.addEventListener("change", name);
  button.hidden = false;
  name();
})();`;
