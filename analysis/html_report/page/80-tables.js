// Tables behind the charts: saved as CSV, sorted by a click.
(() => {
  "use strict";

  const danish = report.data.language === "da";

  /** A number without loss and without an exponent, with the language's decimal mark. */
  const plainNumber = (value) => {
    let text = String(value);
    if (/e/i.test(text)) text = value.toFixed(20).replace(/0+$/, "").replace(/\.$/, "");
    return danish ? text.replace(".", ",") : text;
  };

  const separator = danish ? ";" : ",";

  const cellText = (value) => {
    if (value === null || value === undefined) return "";
    const text = typeof value === "number" ? plainNumber(value) : String(value);
    return /[";,\r\n]/.test(text) && (typeof value !== "number" || text.includes(separator)) ? `"${text.replace(/"/g, '""')}"` : text;
  };

  /** The rows of a chart as a spreadsheet of the language opens them: semicolons, decimal commas and a byte
   *  order mark in Danish; commas and decimal points in English. */
  const csvOf = (chart) => {
    const lines = [chart.columns.map((column) => column.label), ...chart.rows];
    const text = lines.map((cells) => cells.map(cellText).join(separator)).join("\r\n");
    return `${danish ? "\ufeff" : ""}${text}\r\n`;
  };

  const save = (chart) => {
    const blob = new Blob([csvOf(chart)], { type: "text/csv;charset=utf-8" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${report.data.file}-${chart.id}.csv`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  /** Rows of the body by a column: numbers by size, texts by the language's alphabet, empty ones last. */
  const sortBy = (chart, body, rows, place, direction) => {
    const collator = new Intl.Collator(danish ? "da" : "en", { numeric: true });
    const compare = (a, b) => {
      if (a === null || b === null) return (a === null) - (b === null);
      const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
      return order * direction;
    };
    const order = chart.rows.map((cells, row) => ({ cells, row }));
    order.sort((a, b) => compare(a.cells[place], b.cells[place]) || a.row - b.row);
    body.append(...order.map(({ row }) => rows[row]));
  };

  /** Makes the headings of the table buttons that sort. */
  const makeSortable = (chart, table) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    if (rows.length !== chart.rows.length || heads.length !== chart.columns.length) return;
    heads.forEach((head, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.textContent = head.textContent;
      button.title = report.text("sort");
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
        sortBy(chart, body, rows, place, direction);
      });
    });
  };

  /** Wires the table and the button of a chart's figure. */
  const equip = (chart, figure) => {
    const button = figure.querySelector("button.csv");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", () => save(chart));
    }
    const hint = document.createElement("span");
    hint.className = "keys-hint";
    hint.textContent = report.text("keys_hint");
    figure.querySelector(".behind")?.append(hint);
    const table = figure.querySelector("details table");
    if (table?.tHead && table.tBodies.length) makeSortable(chart, table);
  };

  report.tables = { equip };
})();
