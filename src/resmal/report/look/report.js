// A comfort, never a need: the page says the same with scripts turned off.
(() => {
  "use strict";
  const key = "resmal-theme";
  const stored = { get: () => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (id) => { try { localStorage.setItem(key, id); } catch { /* a file opened from a mail may not store */ } } };
  for (const choice of document.querySelectorAll(".theme input")) {
    if (choice.id === stored.get()) choice.checked = true;
    choice.addEventListener("change", () => stored.set(choice.id));
  }

  const table = document.querySelector(".initiatives");
  const form = document.querySelector(".sift");
  if (!table || !form) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];

  const landmarkOf = (row) => row.cells[1].querySelector(".tag")?.textContent ?? "0";
  const said = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const words = document.getElementById("sift-words");
  const landmark = document.getElementById("sift-landmark");
  const count = document.getElementById("sift-count");
  const sift = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const line = landmark?.value ?? "";
    let shown = 0;
    for (const row of rows) {
      const fits = (!line || landmarkOf(row) === line) && wanted.every((word) => said.get(row).includes(word));
      row.hidden = !fits;
      shown += fits;
    }
    count.textContent = shown === rows.length ? "" : `${shown} / ${rows.length}`;
  };
  words.addEventListener("input", sift);
  landmark?.addEventListener("change", sift);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;

  const value = (row, column) => {
    const cell = row.cells[column];
    const time = cell.querySelector("time");
    return time ? time.dateTime : cell.textContent.trim();
  };
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = rows.map((row) => [value(row, column), row]);
      keyed.sort(([a], [b]) => (!a - !b) || order.compare(a, b) * (down ? -1 : 1));
      body.remove(); // moving rows one by one on the page would lay it out again and again
      body.append(...keyed.map(([, row]) => row));
      table.append(body);
    });
  });

  // A dot leads to its row: show the row even where the table is sifted, and let the keyboard follow.
  const follow = () => {
    const row = document.getElementById(location.hash.slice(1));
    if (row?.tagName !== "TR") return;
    row.hidden = false;
    const fold = row.closest("details");
    if (fold) fold.open = true;
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);
  follow();
  addEventListener("beforeprint", () => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
})();
