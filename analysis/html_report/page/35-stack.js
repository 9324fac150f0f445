// Parts of a whole over time: stacked bars, a panel a scenario, all on the same scale.
(() => {
  "use strict";

  const { frame, axes, style } = report;

  report.draw.stack = (chart, drawing) => {
    const { x: yearKey, y: valueKey, series } = chart.encode;
    const parts = chart.categories(series);
    const facets = frame.panelsOf(chart);
    const years = [...new Set(chart.records.map((record) => record[yearKey]))].sort((a, b) => a - b);
    const sums = facets.flatMap((facet) => years.map((year) => d3.sum(
      facet.records.filter((record) => record[yearKey] === year), (record) => record[valueKey])));
    const most = d3.max(sums) || 1;
    const height = 210;
    frame.partLegend(drawing, parts);
    frame.grid(drawing, facets, 240, (facet, body, width) => {
      const y = d3.scaleLinear().domain([0, most]).range([height - 24, 8]);
      if (Math.abs(most - 100) > 0.5) y.nice(4);
      const ticks = axes.ticksOf(y, 4);
      const left = axes.roomFor(ticks);
      const x = d3.scaleLinear().domain([years[0] - 0.5, years[years.length - 1] + 0.5]).range([left, width - 2]);
      const bar = Math.max(2, Math.min(36, (x(1) - x(0)) * 0.82));
      const { root, inside } = frame.svg(chart, body, width, height);
      axes.vertical(inside, y, ticks, left, width - 2);
      const fills = parts.map((_, place) => style.fillOf(root, style.ofPart(place)));
      for (const year of years) {
        let below = 0;
        parts.forEach((part, place) => {
          for (const record of facet.records) {
            if (record[yearKey] !== year || record[series] !== part || !report.isNumber(record[valueKey])) continue;
            const from = y(below);
            below += record[valueKey];
            const tall = Math.max(0, from - y(below));
            const rect = inside.append("rect").attr("x", x(year) - bar / 2).attr("width", bar)
              .attr("y", y(below)).attr("height", Math.max(0, tall - (tall > 3 ? 0.75 : 0))).attr("fill", fills[place]);
            frame.mark(rect, chart, record, record[valueKey], x(year), (from + y(below)) / 2);
          }
        });
      }
      const yearScale = x.copy();
      axes.years(inside, yearScale, axes.yearTicks(yearScale, years), height - 24);
    });
  };
})();
