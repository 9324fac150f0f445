// Dose and response: what a larger share changes, with intervals and a zero line.
(() => {
  "use strict";

  const { frame, axes, style } = report;

  const height = 240;

  report.draw.dose = (chart, drawing) => {
    const { x: doseKey, y: key, low, high, label } = chart.encode;
    const panels = frame.panelsOf(chart);
    const doses = axes.range(chart.records.map((record) => record[doseKey]), { zero: true, air: 0.08 });
    frame.grid(drawing, panels, 330, (facet, body, width) => {
      const y = d3.scaleLinear()
        .domain(axes.range(facet.records.flatMap((record) => [record[key], record[low], record[high]]), { zero: true, air: 0.1 }))
        .range([height - 44, 14]);
      const ticks = axes.ticksOf(y, 5, chart.signed ?? true);
      const left = axes.roomFor(ticks);
      const x = d3.scaleLinear().domain(doses).range([left + 8, width - 12]);
      const { inside } = frame.svg(chart, body, width, height);
      axes.vertical(inside, y, ticks, left, width - 4);
      axes.zeroLine(inside, left, y(0), width - 4, y(0));
      axes.horizontal(inside, x, axes.ticksOf(x, Math.max(2, Math.floor(width / 90))), height - 44, height - 44);
      inside.append("text").attr("class", "axis-title").attr("x", width - 4).attr("y", height - 6).attr("text-anchor", "end")
        .text(chart.column(doseKey).label);
      const rows = facet.records.filter((record) => report.isNumber(record[key])).sort((a, b) => a[doseKey] - b[doseKey]);
      inside.append("path").attr("class", "dose-line").attr("d", d3.line().x((record) => x(record[doseKey])).y((record) => y(record[key]))(rows));
      for (const record of rows) {
        const look = style.ofScenario(label ? record[label] : null);
        const at = [x(record[doseKey]), y(record[key])];
        if (report.isNumber(record[low])) {
          inside.append("line").attr("class", "whisker").attr("x1", at[0]).attr("x2", at[0])
            .attr("y1", y(record[low])).attr("y2", y(record[high])).attr("stroke", look.colour);
        }
        const point = inside.append("path").attr("class", "point").attr("transform", `translate(${at})`)
          .attr("d", frame.symbol(look.shape, 70)).attr("fill", look.colour);
        frame.mark(point, chart, record, record[key], ...at);
        if (!label) continue;
        const wide = frame.widthOf(look.label, 12);
        const rightwards = at[0] + wide + 12 < width;
        inside.append("text").attr("class", "end-label").attr("x", rightwards ? at[0] + 8 : at[0] - 8).attr("y", at[1] - 8)
          .attr("text-anchor", rightwards ? "start" : "end").attr("fill", look.colour).text(look.label);
      }
    });
  };
})();
