// Findings: a row each, what was reported, what an evaluator of the simulated registers estimates, and the true
// effect, on one axis a unit. Rows come sorted, failures first.
(() => {
  "use strict";

  const { frame, axes, style, numbers } = report;

  const looks = {
    reported: { shape: d3.symbolDiamond, colour: "#1d2329", hollow: true },
    evaluator: { shape: d3.symbolCircle, colour: "#0072b2" },
    truth: { shape: d3.symbolSquare, colour: "#d55e00" },
    other: { shape: d3.symbolTriangle, colour: "#009e73" }
  };

  const lookOf = (point) => looks[point.shape] ?? looks[point.y] ?? looks.other;

  const legend = (chart, drawing) => {
    const list = drawing.append("ul").attr("class", "legend");
    chart.encode.points.forEach((point) => {
      const look = lookOf(point);
      const item = list.append("li");
      const sample = item.append("svg").attr("class", "swatch").attr("width", 30).attr("height", 12)
        .attr("aria-hidden", "true").attr("focusable", "false");
      if (point.low) sample.append("line").attr("x1", 1).attr("x2", 29).attr("y1", 6).attr("y2", 6).attr("stroke", look.colour).attr("stroke-width", 2);
      drawPoint(sample, look, [15, 6]);
      item.append("span").text(point.label);
    });
  };

  const drawPoint = (group, look, at) => group.append("path").attr("transform", `translate(${at})`)
    .attr("d", frame.symbol(look.shape, 62)).attr("fill", look.hollow ? "#fff" : look.colour)
    .attr("stroke", look.colour).attr("stroke-width", look.hollow ? 1.75 : 0);

  /** Rows from top to bottom, with headings where the section changes. */
  const arrange = (chart, records, width, beside, labelRoom) => {
    const { section, label, note, points } = chart.encode;
    const rows = [];
    let top = 26;
    let current = null;
    for (const record of records) {
      if (section && record[section] !== current) {
        current = record[section];
        top += rows.length ? 12 : 0;
        rows.push({ heading: current, top });
        top += 23;
      }
      const lines = frame.wrap(record[label], beside ? labelRoom - 16 : width - 4, 13);
      const said = note && record[note] ? frame.wrap(record[note], beside ? labelRoom - 16 : width - 4, 11.5) : [];
      const head = lines.length * 15 + said.length * 14;
      const marks = points.length * 11 + 8;
      const tall = beside ? Math.max(head + 8, marks) : head + marks;
      rows.push({ record, lines, said, top, tall, marksTop: beside ? top + (tall - marks) / 2 : top + head });
      top += tall + 4;
    }
    return { rows, bottom: top };
  };

  const drawRow = (inside, chart, row, x, width) => {
    frame.writeLines(inside, row.lines, 0, row.top + 13).attr("class", "category");
    if (row.said.length) {
      frame.writeLines(inside, row.said, 0, row.top + 13 + row.lines.length * 15, 14).attr("class", "row-note");
    }
    inside.append("line").attr("class", "row-line").attr("x1", 0).attr("x2", width).attr("y1", row.top + row.tall + 1).attr("y2", row.top + row.tall + 1);
    chart.encode.points.forEach((point, place) => {
      const value = row.record[point.y];
      if (!report.isNumber(value)) return;
      const look = lookOf(point);
      const at = [x(value), row.marksTop + 9 + place * 11];
      if (point.low && report.isNumber(row.record[point.low])) {
        inside.append("line").attr("class", "whisker").attr("x1", x(row.record[point.low])).attr("x2", x(row.record[point.high]))
          .attr("y1", at[1]).attr("y2", at[1]).attr("stroke", look.colour);
      }
      frame.mark(drawPoint(inside, look, at).attr("data-point", point.y), chart, row.record, value, ...at);
    });
  };

  report.draw.forest = (chart, drawing) => {
    legend(chart, drawing);
    const panels = frame.panelsOf(chart)
      .flatMap((panel) => frame.inPages({ ...panel, records: frame.bySection(chart, panel.records) }, 12));
    const columns = chart.encode.points.flatMap((point) => [point.y, point.low, point.high]).filter(Boolean);
    frame.grid(drawing, panels, 10000, (facet, body, width) => {
      const beside = width >= 560;
      const labelRoom = beside ? Math.min(330, width * 0.42) : 0;
      const { rows, bottom } = arrange(chart, facet.records, width, beside, labelRoom);
      const values = facet.all.flatMap((record) => columns.map((key) => record[key])).filter(report.isNumber);
      const signed = d3.min(values) < 0;  // levels are never below zero, intervals of effects nearly always reach there
      const domain = axes.range(values, { zero: signed });
      const x = d3.scaleLinear().domain(domain).range([Math.max(12, labelRoom), width - 12]);
      const { inside } = frame.svg(chart, body, width, bottom + 6);
      const ticks = axes.ticksOf(x, Math.max(2, Math.floor((width - labelRoom) / 90)), signed);
      axes.horizontal(inside, x, ticks, 20, bottom, { above: true });
      if (signed) axes.zeroLine(inside, x(0), 20, x(0), bottom);
      for (const row of rows) {
        if (row.heading) {
          inside.append("rect").attr("class", "section-strip").attr("x", 0).attr("width", width).attr("y", row.top).attr("height", 20);
          inside.append("text").attr("class", "section-name").attr("x", 6).attr("y", row.top + 14).text(row.heading);
        } else {
          drawRow(inside, chart, row, x, width);
        }
      }
    });
  };
})();
