// A change taken apart: each part starts where the one before it ends, and the last ends at the total.
(() => {
  "use strict";

  const { frame, axes, style, numbers } = report;

  const rowHeight = 26;

  /** Parts with where they start and end; the total from zero. */
  const steps = (chart, records) => {
    const { part, y, total } = chart.encode;
    const parts = chart.categories(part);
    const ordered = [...records].sort((a, b) => parts.indexOf(a[part]) - parts.indexOf(b[part]));
    let reached = 0;
    return ordered.filter((record) => record[part] !== total).map((record) => {
      const from = reached;
      reached += record[y] ?? 0;
      return { record, from, to: reached };
    }).concat(ordered.filter((record) => record[part] === total)
      .map((record) => ({ record, from: 0, to: record[y], isTotal: true })));
  };

  /** A rise is full, a fall is hollow and hatched, in the scenario's colour; the total is grey. */
  const paint = (bar, step, look, hatch) => {
    if (step.isTotal) return bar.attr("class", "total").attr("fill", "#b3bcc4");
    bar.attr("class", "part").attr("stroke", look.colour).attr("stroke-width", 1);
    return bar.attr("fill", step.to >= step.from ? look.colour : hatch);
  };

  report.draw.decomposition = (chart, drawing) => {
    const { part, y: key, low, high } = chart.encode;
    const panels = frame.panelsOf(chart).map((facet) => ({ ...facet, steps: steps(chart, facet.records) }));
    const ends = (step) => [step.from, step.to, step.isTotal ? step.record[low] : null, step.isTotal ? step.record[high] : null];
    const domain = axes.range(panels.flatMap((facet) => facet.steps.flatMap(ends)), { zero: true });
    frame.grid(drawing, panels, 300, (facet, body, width) => {
      const labels = facet.steps.map((step) => frame.wrap(step.record[part], width * 0.34, 13));
      const labelRoom = d3.max(labels.flat(), (line) => frame.widthOf(line, 13, 600)) + 12;
      const valueRoom = d3.max(facet.steps, (step) => frame.widthOf(numbers.formatValue(chart, key, step.record[key]), 12, 600)) + 8;
      const x = d3.scaleLinear().domain(domain).range([labelRoom + (domain[0] < 0 ? valueRoom : 0), width - valueRoom - 4]);
      let top = 6;
      const rows = facet.steps.map((step, place) => {
        const tall = Math.max(rowHeight, labels[place].length * 15 + 6) + (step.isTotal ? 6 : 0);
        const row = { ...step, lines: labels[place], middle: top + tall / 2 + (step.isTotal ? 3 : 0) };
        top += tall;
        return row;
      });
      const { root, inside } = frame.svg(chart, body, width, top + 24);
      const look = facet.scenario ? style.ofScenario(facet.scenario) : style.ofPart(0);
      const hatch = style.hatchOf(root, look.colour);
      const ticks = axes.ticksOf(x, Math.max(3, Math.floor((x.range()[1] - x.range()[0]) / 64)), true);
      axes.horizontal(inside, x, ticks, 4, top);
      axes.zeroLine(inside, x(0), 4, x(0), top);
      rows.forEach((row, place) => {
        const weight = row.isTotal ? "category strong" : "category";
        frame.writeLines(inside, row.lines, 0, row.middle - (row.lines.length - 1) * 7.5 + 4).attr("class", weight);
        if (row.isTotal) {
          inside.append("line").attr("class", "sum-line").attr("x1", 0).attr("x2", width).attr("y1", row.middle - 16).attr("y2", row.middle - 16);
        }
        if (!report.isNumber(row.record[key])) return;
        const [from, to] = [Math.min(row.from, row.to), Math.max(row.from, row.to)];
        const bar = inside.append("rect").attr("x", x(from)).attr("width", Math.max(1.5, x(to) - x(from)))
          .attr("y", row.middle - 8).attr("height", 16);
        paint(bar, row, look, hatch).attr("data-from", String(row.from)).attr("data-to", String(row.to));
        frame.mark(bar, chart, row.record, row.record[key], (x(from) + x(to)) / 2, row.middle);
        const next = rows[place + 1];
        if (next) {
          inside.append("line").attr("class", "connector").attr("x1", x(row.to)).attr("x2", x(row.to))
            .attr("y1", row.middle + 8).attr("y2", next.middle - 8);
        }
        const rightwards = row.to >= row.from;
        let edge = rightwards ? x(to) : x(from);
        if (row.isTotal && report.isNumber(row.record[low])) {
          const ends = [x(row.record[low]), x(row.record[high])];
          inside.append("line").attr("class", "whisker on-bar").attr("x1", ends[0]).attr("x2", ends[1])
            .attr("y1", row.middle).attr("y2", row.middle);
          edge = rightwards ? Math.max(edge, ends[1]) : Math.min(edge, ends[0]);
        }
        inside.append("text").attr("class", row.isTotal ? "value strong" : "value").attr("x", rightwards ? edge + 6 : edge - 6)
          .attr("y", row.middle).attr("dy", "0.35em").attr("text-anchor", rightwards ? "start" : "end")
          .text(numbers.formatValue(chart, key, row.record[key]));
      });
    });
  };
})();
