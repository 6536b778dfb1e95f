"use strict";
(() => {
  const search = document.getElementById("search");
  const articles = [...document.querySelectorAll("article")];
  const links = new Map([...document.querySelectorAll("nav li")].map(item => [item.dataset.for, item]));

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const article of articles) {
      const fits = words.every(word => article.dataset.words.includes(word));
      article.hidden = links.get(article.id).hidden = !fits;
      count += fits;
    }
    for (const group of document.querySelectorAll(".group, nav section")) {
      const calls = [...group.querySelectorAll("article, li[data-for]")];
      group.hidden = words.length > 0 && !calls.some(call => !call.hidden);
    }
    document.querySelector(".intro").hidden = words.length > 0;
    document.getElementById("nothing").hidden = count > 0;
    document.getElementById("found").textContent = words.length ? `${count} of ${articles.length}` : "";
  }
  search.addEventListener("input", filter);

  document.addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && document.activeElement === search) {
      search.value = "";
      filter();
    }
  });
  // A link to a call that the search hides shows it again.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !target.closest("[hidden]")) return;
    search.value = "";
    filter();
    target.scrollIntoView();
  });

  const kept = "narae-docs-theme";
  const root = document.documentElement;
  try { if (localStorage.getItem(kept)) root.dataset.theme = localStorage.getItem(kept); } catch { /* kept nowhere */ }
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem(kept, root.dataset.theme); } catch { /* kept nowhere */ }
  });

  document.addEventListener("click", async event => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const text = button.parentElement.querySelector("code").textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      // Without the right to the clipboard the text is marked, ready for Ctrl+C.
      getSelection().selectAllChildren(button.parentElement.querySelector("code"));
      button.textContent = "Ctrl+C";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });

  // The call that is being read, in the list of calls.
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries) links.get(entry.target.id).classList.toggle("here", entry.isIntersecting);
  }, { rootMargin: "-80px 0px -70% 0px" });
  articles.forEach(article => seen.observe(article));

  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(each => { each.open = true; }));
})();
