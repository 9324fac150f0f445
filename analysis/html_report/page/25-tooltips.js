// The row of the table behind a mark, by pointer, touch and arrow keys.
(() => {
  "use strict";

  const reach = 48;  // pixels from a mark at which the pointer finds it

  let box = null;

  const tooltip = () => {
    if (!box) {
      box = d3.select("body").append("div").attr("class", "tooltip").attr("role", "status").attr("aria-live", "polite");
    }
    return box;
  };

  const hide = () => {
    d3.selectAll(".mark.is-found").classed("is-found", false);
    if (box) box.classed("is-shown", false);
  };

  /** The row as the table has it: texts first, then numbers with what they are. */
  const fill = (chart, record) => {
    const content = tooltip();
    content.selectAll("*").remove();
    const shown = chart.columns.filter((column) => !(chart.kind === "tiles" && [chart.encode.x, chart.encode.y].includes(column.key)));
    const texts = shown.filter((column) => column.type !== "number" && record[column.key] !== null);
    content.append("p").attr("class", "tooltip-title")
      .text(texts.map((column) => report.numbers.formatCell(chart, column, record[column.key])).join(" · "));
    const list = content.append("dl");
    for (const column of shown) {
      if (column.type !== "number" || !report.isNumber(record[column.key])) continue;
      list.append("dt").text(column.label);
      const unit = column.unit ? ` ${column.unit}` : "";
      list.append("dd").text(report.numbers.formatCell(chart, column, record[column.key]) + unit);
    }
  };

  const show = (chart, node) => {
    hide();
    fill(chart, node.boligsimMark.record);
    d3.select(node).classed("is-found", true);
    const content = tooltip().classed("is-shown", true).node();
    const place = node.getBoundingClientRect();
    const size = content.getBoundingClientRect();
    const left = Math.max(8, Math.min(document.documentElement.clientWidth - size.width - 8,
      place.left + place.width / 2 - size.width / 2));
    const above = place.top - size.height - 10;
    content.style.left = `${left + window.scrollX}px`;
    content.style.top = `${(above > 4 ? above : place.bottom + 10) + window.scrollY}px`;
  };

  /** Marks in the order of the table's rows. */
  const marksOf = (root) => root.selectAll(".mark").nodes().filter((node) => node.boligsimMark)
    .sort((a, b) => a.boligsimMark.record.row - b.boligsimMark.record.row);

  /** Distance of a point to a mark: none inside of it, so that bars and tiles are found anywhere. */
  const distance = (node, x, y) => {
    const { x: markX, y: markY } = node.boligsimMark;
    const box = node.getBBox();
    const inside = x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
    return inside && box.width > 12 ? 0 : Math.hypot(markX - x, markY - y);
  };

  /** Makes the marks of a drawing answer to pointer and keys. */
  const follow = (chart, root) => {
    let current = -1;
    root.on("pointermove.tooltip", () => {
      const [x, y] = d3.mouse(root.node());
      const marks = marksOf(root);
      const nearest = d3.scan(marks, (a, b) => distance(a, x, y) - distance(b, x, y));
      if (nearest === undefined || distance(marks[nearest], x, y) > reach) return hide();
      if (!d3.select(marks[nearest]).classed("is-found")) show(chart, marks[nearest]);
    });
    root.on("pointerleave.tooltip", hide);
    root.on("blur.tooltip", () => { current = -1; hide(); });
    root.on("keydown.tooltip", () => {
      const marks = marksOf(root);
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[d3.event.key];
      if (d3.event.key === "Escape") return hide();
      if (d3.event.key === "Home") current = 0;
      else if (d3.event.key === "End") current = marks.length - 1;
      else if (step === undefined) return;
      else current = Math.max(0, Math.min(marks.length - 1, current + step));
      d3.event.preventDefault();
      if (marks[current]) show(chart, marks[current]);
    });
  };

  report.tooltips = { follow, hide };
})();
