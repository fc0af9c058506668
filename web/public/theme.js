// Before the first paint: the theme that this browser chose, else the system's. A file of its own, since the page's
// policy runs no inline script.
{
  let chosen = null;
  try {
    chosen = localStorage.getItem("vinculo.theme");
  } catch {}
  const dark =
    chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";
}
