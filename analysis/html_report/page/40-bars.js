// Categories beside each other: a row a category, a point with its interval a scenario, on a stem from zero.
(() => {
  "use strict";

  const { frame, axes, style, numbers } = report;

  const rowHeight = 17;

  report.draw.bars = (chart, drawing) => {
    const { category, series, y: key, low, high } = chart.encode;
    const names = series ? chart.categories(series) : [null];
    if (names.length > 1) frame.scenarioLegend(drawing, names, { line: false });
    const values = chart.records.flatMap((record) => [record[key], record[low], record[high]]);
    const domain = axes.range(values, { zero: true, air: 0.04 });
    // Categories stay whole: as many as make about forty rows.
    const perPage = Math.max(1, Math.floor(40 / names.length)) * names.length;
    const panels = frame.panelsOf(chart).flatMap((panel) => {
      const places = chart.categories(category, panel.records);
      const records = [...panel.records].sort((a, b) => places.indexOf(a[category]) - places.indexOf(b[category]) || a.row - b.row);
      return frame.inPages({ ...panel, records }, perPage);
    });
    frame.grid(drawing, panels, 330, (facet, body, width) => {
      const categories = chart.categories(category, facet.records);
      const beside = width >= 440;
      const labelRoom = beside ? Math.min(width * 0.36, d3.max(categories, (name) => frame.widthOf(name, 13)) + 14) : 0;
      const right = width - 12 - (d3.max(facet.records, (record) =>
        frame.widthOf(numbers.formatValue(chart, key, record[key]), 12)) ?? 0);
      const x = d3.scaleLinear().domain(domain).range([Math.max(10, labelRoom), right - 8]);
      const blocks = [];
      let top = 8;
      for (const name of categories) {
        const rows = names.flatMap((one) => facet.records.filter((record) =>
          record[category] === name && (one === null || record[series] === one)));
        const lines = frame.wrap(name, beside ? labelRoom - 14 : width - 8, 13);
        const head = beside ? 0 : lines.length * 16 + 2;
        const tall = Math.max(head + rows.length * rowHeight, beside ? lines.length * 16 : 0);
        blocks.push({ lines, rows, top, head, tall });
        top += tall + 12;
      }
      const height = top + 20;
      const { inside } = frame.svg(chart, body, width, height);
      axes.horizontal(inside, x, axes.ticksOf(x, Math.max(2, Math.floor((x.range()[1] - x.range()[0]) / 80)), chart.signed),
        4, top - 4);
      axes.zeroLine(inside, x(0), 4, x(0), top - 4);
      for (const block of blocks) {
        const middle = block.top + block.tall / 2;
        frame.writeLines(inside, block.lines, beside ? 0 : x.range()[0] - 8,
          beside ? middle - (block.lines.length - 1) * 8 + 4 : block.top + 12, 16).attr("class", "category");
        block.rows.forEach((record, place) => {
          if (!report.isNumber(record[key])) return;
          const look = series ? style.ofScenario(record[series]) : style.ofScenario(null);
          const at = [x(record[key]), block.top + block.head + (place + 0.5) * rowHeight];
          inside.append("line").attr("class", "stem").attr("x1", x(0)).attr("x2", at[0]).attr("y1", at[1]).attr("y2", at[1])
            .attr("stroke", look.colour);
          if (report.isNumber(record[low])) {
            inside.append("line").attr("class", "whisker").attr("x1", x(record[low])).attr("x2", x(record[high]))
              .attr("y1", at[1]).attr("y2", at[1]).attr("stroke", look.colour);
          }
          const point = inside.append("path").attr("class", "point").attr("transform", `translate(${at})`)
            .attr("d", frame.symbol(look.shape, 64)).attr("fill", look.colour);
          frame.mark(point, chart, record, record[key], ...at);
          const edge = Math.max(at[0], report.isNumber(record[high]) ? x(record[high]) : at[0]);
          inside.append("text").attr("class", "value").attr("x", edge + 8).attr("y", at[1]).attr("dy", "0.35em")
            .text(numbers.formatValue(chart, key, record[key]));
        });
      }
    });
  };
})();
