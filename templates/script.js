// What a page can do beyond reading: every part of the report is there without it.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  // Contents: a disclosure on narrow screens, always open beside the report.
  const contents = document.querySelector(".contents details");
  const narrow = matchMedia("(max-width: 64rem)");
  if (contents) {
    const summary = contents.querySelector("summary");
    const fit = () => {
      contents.open = !narrow.matches;
      summary.tabIndex = narrow.matches ? 0 : -1;
    };
    fit();
    narrow.addEventListener("change", fit);
    contents.addEventListener("click", (event) => {
      if (narrow.matches && event.target.closest("a")) contents.open = false;
      else if (!narrow.matches && event.target.closest("summary")) event.preventDefault();
    });
    followReading();
    if (all("a", contents).length > 30) addFilter();
  }

  function followReading() {
    const links = new Map(all("a", contents).map((link) => [link.hash.slice(1), link]));
    const seen = new Set();
    let current = null;
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) seen.add(entry.target.id);
        else seen.delete(entry.target.id);
      }
      const id = Array.from(links.keys()).findLast((key) => seen.has(key));
      if (!id || links.get(id) === current) return;
      if (current) current.removeAttribute("aria-current");
      current = links.get(id);
      current.setAttribute("aria-current", "true");
      const pane = contents.closest("nav");
      const box = current.getBoundingClientRect();
      const room = pane.getBoundingClientRect();
      if (!narrow.matches && (box.top < room.top || box.bottom > room.bottom)) {
        pane.scrollTop += box.top - room.top - room.height / 3;
      }
    }, { rootMargin: "-8% 0px -78% 0px" });
    for (const id of links.keys()) {
      const section = document.getElementById(id);
      if (section) observer.observe(section);
    }
  }

  function addFilter() {
    const field = document.createElement("input");
    field.type = "search";
    field.placeholder = "Filter";
    field.setAttribute("aria-label", "Filter the contents");
    contents.querySelector(".entries").prepend(field);
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      const items = all("li", contents).reverse();
      for (const item of items) {
        const isFound = item.firstElementChild.textContent.toLowerCase().includes(wanted);
        item.hidden = !isFound && !item.querySelector("li:not([hidden])");
      }
    });
  }

  // Buttons: light or dark for this visit, everything unfolded or not.
  const tools = document.querySelector(".tools");
  if (tools) {
    tools.hidden = false;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const theme = tools.querySelector("[data-action=theme]");
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
    const label = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
    if (theme) {
      label();
      dark.addEventListener("change", label);
      theme.addEventListener("click", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        label();
      });
    }
    const unfold = tools.querySelector("[data-action=unfold]");
    if (unfold) {
      if (!document.querySelector("main details")) unfold.hidden = true;
      unfold.addEventListener("click", () => {
        const isOpen = unfold.getAttribute("aria-pressed") !== "true";
        for (const fold of all("main details")) fold.open = isOpen;
        unfold.setAttribute("aria-pressed", String(isOpen));
        unfold.textContent = isOpen ? "Fold all" : "Unfold all";
      });
    }
  }

  // A link to a place inside a fold opens it.
  function reveal() {
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const place = id && document.getElementById(id);
    if (!place) return;
    let isHidden = false;
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (!fold.open) isHidden = true;
      fold.open = true;
    }
    if (isHidden) place.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  reveal();

  // Paper cannot be unfolded: what nobody opened is printed in brief.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("main details:not([open])");
    for (const fold of folded) {
      fold.open = true;
      fold.classList.add("in-brief");
    }
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) {
      fold.open = false;
      fold.classList.remove("in-brief");
    }
    folded = [];
  });

  // Sorting: first up, then down, then as it was. Rows stay within their group.
  const words = new Intl.Collator(root.lang || undefined, { numeric: true, sensitivity: "base" });
  for (const table of all("table.sortable")) {
    const heads = all("thead > tr > *", table);
    for (const [column, head] of heads.entries()) {
      if (head.tagName !== "TH") continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, heads, column));
    }
  }

  function sort(table, heads, column) {
    const head = heads[column];
    const before = head.getAttribute("aria-sort");
    const order = before === "ascending" ? "descending" : before === "descending" ? "" : "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    if (order) head.setAttribute("aria-sort", order);
    for (const body of table.tBodies) {
      const rows = Array.from(body.rows);
      rows.forEach((row, place) => { row.dataset.place ??= place; });
      const groups = rows.filter((row) => row.classList.contains("group"));
      const others = rows.filter((row) => !row.classList.contains("group"));
      others.sort((first, second) => {
        if (!order) return first.dataset.place - second.dataset.place;
        const result = compare(first.cells[column], second.cells[column]);
        return order === "ascending" ? result : -result;
      });
      body.append(...groups, ...others);
    }
  }

  function compare(first, second) {
    const [one, two] = [first.dataset.sort, second.dataset.sort];
    if (one !== undefined && two !== undefined) return one - two;
    if (one !== undefined || two !== undefined) return one !== undefined ? -1 : 1;
    return words.compare(first.textContent, second.textContent);
  }

  // What is too wide for its box can be scrolled with the keys.
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isWide = target.scrollWidth > target.clientWidth + 1;
      if (isWide) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of all(".scroll")) watcher.observe(box);

  // Values under the pointer. The browser's own hint, which a group's title gives, is slow: ours takes its place.
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);
  const hints = new WeakMap();

  function hint(group) {
    const title = Array.from(group.children).find((child) => child.localName === "title");
    if (title) {
      hints.set(group, title.textContent);
      title.remove();
    }
    return hints.get(group) || "";
  }

  function show(event) {
    const group = event.target instanceof Element && event.target.closest(".chart .h");
    const text = group ? hint(group) : "";
    tip.hidden = !text;
    if (!text) return;
    if (tip.textContent !== text) tip.textContent = text;
    const box = tip.getBoundingClientRect();
    const left = Math.min(Math.max(event.clientX - box.width / 2, 8), innerWidth - box.width - 8);
    const above = event.clientY - box.height - 12;
    tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(above > 8 ? above : event.clientY + 18)}px)`;
  }
  addEventListener("pointermove", show, { passive: true });
  addEventListener("pointerdown", show, { passive: true });
  addEventListener("scroll", () => { tip.hidden = true; }, { passive: true, capture: true });
})();
