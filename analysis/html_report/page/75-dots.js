// Published figures beside simulated ones: a row each, joined by a line that is as long as they differ.
(() => {
  "use strict";

  const { frame, axes, style, numbers } = report;

  const looks = {
    published: { shape: d3.symbolDiamond, colour: "#1d2329", hollow: true },
    simulated: { shape: d3.symbolCircle, colour: "#0072b2" }
  };

  const drawPoint = (group, look, at) => group.append("path").attr("transform", `translate(${at})`)
    .attr("d", frame.symbol(look.shape, 62)).attr("fill", look.hollow ? "#fff" : look.colour)
    .attr("stroke", look.colour).attr("stroke-width", look.hollow ? 1.75 : 0);

  const legend = (drawing) => {
    const list = drawing.append("ul").attr("class", "legend");
    for (const which of ["published", "simulated"]) {
      const item = list.append("li");
      const sample = item.append("svg").attr("class", "swatch").attr("width", 14).attr("height", 12)
        .attr("aria-hidden", "true").attr("focusable", "false");
      drawPoint(sample, looks[which], [7, 6]);
      item.append("span").text(report.text(which));
    }
  };

  /** A scale on which the largest and the smallest figure can both be read. */
  const scaleFor = (values, range) => {
    const positive = values.filter(report.isNumber);
    const [low, high] = d3.extent(positive);
    if (low > 0 && high / low > 40) return d3.scaleLog().domain([low * 0.8, high * 1.2]).range(range);
    return d3.scaleLinear().domain(axes.range(values, { zero: low < 0 || low < high * 0.4 })).range(range);
  };

  const ticksFor = (scale, count) => {
    if (!scale.base) return axes.ticksOf(scale, count);
    const [low, high] = scale.domain();
    return d3.range(Math.ceil(Math.log10(low)), Math.floor(Math.log10(high)) + 1)
      .map((power) => ({ value: 10 ** power, label: numbers.format(10 ** power, Math.max(0, -power)) }));
  };

  const rowHeight = 24;

  report.draw.dots = (chart, drawing) => {
    const { label, published, simulated, low, high, section } = chart.encode;
    legend(drawing);
    const panels = frame.panelsOf(chart)
      .flatMap((panel) => frame.inPages({ ...panel, records: frame.bySection(chart, panel.records) }, 22));
    frame.grid(drawing, panels, 10000, (facet, body, width) => {
      const beside = width >= 560;
      const labelRoom = beside ? Math.min(380, width * 0.45) : 0;
      const rows = [];
      let top = 26;
      let current = null;
      for (const record of facet.records) {
        if (section && record[section] !== current) {
          current = record[section];
          top += rows.length ? 10 : 0;
          rows.push({ heading: current, top });
          top += 23;
        }
        const lines = frame.wrap(record[label], beside ? labelRoom - 16 : width - 4, 13);
        const tall = beside ? Math.max(rowHeight, lines.length * 15 + 8) : lines.length * 15 + rowHeight;
        rows.push({ record, lines, top, tall, middle: beside ? top + tall / 2 : top + lines.length * 15 + 11 });
        top += tall;
      }
      const x = scaleFor(facet.all.flatMap((record) => [published, simulated, low, high].map((key) => record[key])),
        [Math.max(12, labelRoom), width - 14]);
      const { inside } = frame.svg(chart, body, width, top + 6);
      axes.horizontal(inside, x, ticksFor(x, Math.max(2, Math.floor((width - labelRoom) / 90))), 20, top, { above: true });
      for (const row of rows) {
        if (row.heading) {
          inside.append("rect").attr("class", "section-strip").attr("x", 0).attr("width", width).attr("y", row.top).attr("height", 20);
          inside.append("text").attr("class", "section-name").attr("x", 6).attr("y", row.top + 14).text(row.heading);
          continue;
        }
        const { record, middle } = row;
        frame.writeLines(inside, row.lines, 0, beside ? middle - (row.lines.length - 1) * 7.5 + 4 : row.top + 12).attr("class", "category");
        inside.append("line").attr("class", "row-line").attr("x1", 0).attr("x2", width).attr("y1", row.top + row.tall).attr("y2", row.top + row.tall);
        if (report.isNumber(record[published]) && report.isNumber(record[simulated])) {
          inside.append("line").attr("class", "gap").attr("x1", x(record[published])).attr("x2", x(record[simulated])).attr("y1", middle).attr("y2", middle);
        }
        if (report.isNumber(record[low])) {
          inside.append("line").attr("class", "whisker").attr("x1", x(record[low])).attr("x2", x(record[high]))
            .attr("y1", middle).attr("y2", middle).attr("stroke", looks.simulated.colour);
        }
        for (const [which, key] of [["simulated", simulated], ["published", published]]) {
          if (!report.isNumber(record[key])) continue;
          const at = [x(record[key]), middle];
          frame.mark(drawPoint(inside, looks[which], at).attr("data-point", key), chart, record, record[key], ...at);
        }
      }
    });
  };
})();
