// A square for each municipality, about where it lies. All are equally large, so that small ones are seen.
(() => {
  "use strict";

  const { frame, style, numbers } = report;


  /** What the shades mean: a strip of five with their numbers. */
  const shadeLegend = (chart, drawing, fill, low, high) => {
    const steps = chart.signed ? [low, low / 2, 0, high / 2, high] : d3.range(5).map((one) => low + (high - low) * one / 4);
    const list = drawing.append("ul").attr("class", "legend shades").attr("aria-hidden", "true");
    for (const value of steps) {
      const item = list.append("li");
      item.append("svg").attr("class", "swatch").attr("width", 22).attr("height", 14).append("rect")
        .attr("width", 22).attr("height", 14).attr("fill", fill(value)).attr("stroke", "#c5ccd3");
      item.append("span").text(numbers.format(value, chart.decimals, chart.signed));
    }
  };

  report.draw.tiles = (chart, drawing) => {
    const { x, y, short, value: key } = chart.encode;
    const values = chart.records.map((record) => record[key]).filter(report.isNumber);
    // One far-off place must not make all others look alike: shades end at the 95th percentile.
    const sorted = values.map((value) => chart.signed ? Math.abs(value) : value).sort(d3.ascending);
    const high = d3.quantile(sorted, 0.95) ?? 1;
    const low = chart.signed ? -high : sorted[0] ?? 0;
    const fill = chart.signed ? style.diverging(high) : style.sequential(low, high);
    shadeLegend(chart, drawing, fill, low, high);
    const [left, right] = d3.extent(chart.records, (record) => record[x]);
    const [top, bottom] = d3.extent(chart.records, (record) => record[y]);
    const panels = frame.panelsOf(chart);
    frame.grid(drawing, panels, 300, (facet, body, width) => {
      const size = Math.min(52, width / (right - left + 1));
      const { inside } = frame.svg(chart, body, Math.ceil(size * (right - left + 1)) + 2, Math.ceil(size * (bottom - top + 1)) + 2);
      for (const record of facet.records) {
        const [px, py] = [(record[x] - left) * size, (record[y] - top) * size];
        const value = record[key];
        const tile = inside.append("rect").attr("class", "tile").attr("x", px + 0.75).attr("y", py + 0.75)
          .attr("width", size - 1.5).attr("height", size - 1.5).attr("rx", 2).attr("fill", report.isNumber(value) ? fill(value) : "#fff");
        if (report.isNumber(value)) frame.mark(tile, chart, record, value, px + size / 2, py + size / 2);
        const small = size < 30;
        inside.append("text").attr("class", "tile-name").attr("x", px + size / 2).attr("y", py + size * (small ? 0.42 : 0.4))
          .attr("text-anchor", "middle").style("font-size", `${Math.max(7, Math.min(11, size * 0.27))}px`).text(record[short]);
        if (!report.isNumber(value)) continue;
        inside.append("text").attr("class", report.isOpen(chart, record) ? "tile-number is-open" : "tile-number").attr("x", px + size / 2).attr("y", py + size * 0.76)
          .attr("text-anchor", "middle").style("font-size", `${Math.max(7, Math.min(13, size * 0.29))}px`)
          .text(numbers.format(value, chart.decimals, chart.signed));
      }
    });
  };
})();
