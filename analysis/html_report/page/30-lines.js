// Indicators over time: the levels of all scenarios in one panel, and below it what each changes against the
// baseline, with its interval and the years of its policy.
(() => {
  "use strict";

  const { frame, axes, style, numbers } = report;

  const pointSize = 30;

  const byYear = (chart, records) => [...records].sort((a, b) => a[chart.encode.x] - b[chart.encode.x]);

  /** The band between two columns; gaps where there is no number. */
  const band = (group, chart, records, x, y, low, high, colour) => {
    const area = d3.area().defined((record) => report.isNumber(record[low]) && report.isNumber(record[high]))
      .x((record) => x(record[chart.encode.x])).y0((record) => y(record[low])).y1((record) => y(record[high]));
    group.append("path").attr("class", "band").attr("d", area(records)).attr("fill", colour);
  };

  /** A scenario's line with a mark for each row. */
  const line = (group, chart, records, x, y, key, look) => {
    const path = d3.line().defined((record) => report.isNumber(record[key]))
      .x((record) => x(record[chart.encode.x])).y((record) => y(record[key]));
    group.append("path").attr("class", "line").attr("d", path(records)).attr("stroke", look.colour)
      .attr("stroke-width", look.width).attr("stroke-dasharray", look.dash);
    const shown = records.filter((record) => report.isNumber(record[key]));
    shown.forEach((record, place) => {
      const at = [x(record[chart.encode.x]), y(record[key])];
      const isEnd = place === shown.length - 1;
      const point = group.append("path").attr("class", isEnd ? "point" : "point is-small").attr("transform", `translate(${at})`)
        .attr("d", frame.symbol(look.shape, isEnd ? pointSize + 12 : pointSize - 14)).attr("fill", look.colour);
      frame.mark(point, chart, record, record[key], ...at);
    });
    return shown[shown.length - 1];
  };

  /** Moves labels apart, as little as can be, within [top, bottom]. */
  const spread = (labels, top, bottom, leading) => {
    labels.sort((a, b) => a.y - b.y);
    labels.forEach((label, place) => {
      label.at = Math.max(label.y, place ? labels[place - 1].at + leading : top);
    });
    for (let place = labels.length - 1; place >= 0; place -= 1) {
      const limit = place === labels.length - 1 ? bottom : labels[place + 1].at - leading;
      labels[place].at = Math.min(labels[place].at, limit);
    }
    return labels;
  };

  /** Names of the lines at their right ends, with the last value. */
  const endLabels = (group, labels, x, top, bottom) => {
    spread(labels, top, bottom, 15);
    const moved = labels.some((label) => Math.abs(label.at - label.y) > 2);
    for (const label of labels) {
      if (moved) group.append("path").attr("class", "leader").attr("d", `M${x + 6},${label.y}L${x + 13},${label.at}h3`);
      const text = group.append("text").attr("class", "end-label").attr("x", x + (moved ? 19 : 10)).attr("y", label.at).attr("dy", "0.35em");
      text.append("tspan").attr("class", "strong").text(label.value);
      if (label.name) text.append("tspan").attr("dx", 5).attr("fill", label.colour).text(label.name);
    }
  };

  /** The policies to shade in a panel of these scenarios: all of theirs, where these agree. */
  const policiesOf = (chart, names) => {
    const theirs = chart.policy.filter((policy) => !policy.scenario || names.includes(policy.scenario)
      || names.includes(style.ofScenario(policy.scenario).label));
    const spans = new Map(theirs.map((policy) => [`${policy.from}-${policy.to}`, policy]));
    return names.length === 1 || spans.size === 1 ? [...spans.values()] : [];
  };

  /**
   * Lines of several scenarios in one panel.
   * `keys`: {y, low, high}; `banded`: whose ranges are drawn; `ends`: whether the last values stand at the lines' ends;
   * `direct`: and the lines' names too.
   */
  const panel = (chart, body, width, records, names, { keys, height, domain, direct, banded, signed, ends }) => {
    const years = chart.records.map((record) => record[chart.encode.x]);
    const label = (record) => numbers.formatValue(chart, keys.y, record[keys.y]);
    const perName = names.map((name) => ({
      name, look: style.ofScenario(name), rows: byYear(chart, records.filter((record) => record[chart.encode.series] === name))
    }));
    const y = d3.scaleLinear().domain(domain).range([height - 24, 16]);
    const ticks = axes.ticksOf(y, Math.max(4, Math.floor(height / 45)), signed);
    const left = axes.roomFor(ticks);
    // The same room in every panel, so that their years stand below each other.
    const valueRoom = ends ? d3.max(chart.records, (row) => report.isNumber(row[keys.y]) ? frame.widthOf(label(row), 12, 650) : 0) : 0;
    const nameRoom = direct ? d3.max(perName, ({ look }) => frame.widthOf(look.label, 12)) + 6 : 0;
    const right = width - Math.ceil(ends ? valueRoom + nameRoom + (names.length > 1 ? 21 : 12) : 14);
    const x = d3.scaleLinear().domain(d3.extent(years)).range([left, right]);
    const { root, inside } = frame.svg(chart, body, width, height);
    const policies = policiesOf(chart, names.filter((name) => !style.ofScenario(name).isBaseline));
    axes.policyYears(inside, x, policies, 16, height - 24);
    axes.vertical(inside, y, ticks, left, right);
    axes.policyLabels(inside, x, policies, 16);
    axes.years(inside, x, axes.yearTicks(x, years), height - 24);
    if (signed) axes.zeroLine(inside, left, y(0), right, y(0));
    for (const { rows, look } of perName) {
      if (keys.low && banded(look)) band(inside, chart, rows, x, y, keys.low, keys.high, look.colour);
    }
    const labels = [];
    for (const { rows, look } of perName) {
      const last = line(inside, chart, rows, x, y, keys.y, look);
      if (last) labels.push({ y: y(last[keys.y]), value: label(last), name: direct ? look.label : "", colour: look.colour });
    }
    if (ends) endLabels(inside, labels, right, 16, height - 24);
    return root;
  };

  const numbersOf = (records, keys) => records.flatMap((record) => keys.filter(Boolean).map((key) => record[key]));

  /** Levels: one panel, or one a facet. */
  const levels = (chart, drawing) => {
    const { y, low, high, series } = chart.encode;
    const facets = report.facets(chart);
    const names = chart.categories(series);
    const single = facets.length === 1;
    const wide = drawing.node().clientWidth >= 560;
    const direct = single && wide && names.length > 1;
    if (!direct && names.length > 1) frame.scenarioLegend(drawing, names);
    const banded = (look) => look.isBaseline || names.length <= 2;
    const bandKeys = names.some((name) => banded(style.ofScenario(name))) ? [low, high] : [];
    const domain = axes.range(numbersOf(chart.records, [y, ...bandKeys]));
    frame.grid(drawing, frame.panelsOf(chart), single ? 10000 : 230,
      (facet, body, width) => panel(chart, body, width, facet.records, names, {
        keys: { y, low, high }, height: single ? (wide ? 270 : 230) : 170, domain, direct, banded, signed: Boolean(chart.signed) && domain[0] < 0,
        ends: direct || names.length <= 2
      }));
  };

  /** Differences to the baseline: a panel a scenario, or a facet. */
  const differences = (chart, drawing) => {
    const { series } = chart.encode;
    const keys = chart.encode.difference;
    const records = chart.records.filter((record) => report.isNumber(record[keys.y]));
    if (!records.length) return;
    drawing.append("p").attr("class", "drawing-title").text(chart.difference_title ?? report.text("difference"));
    const domain = axes.range(numbersOf(records, [keys.y, keys.low, keys.high]), { zero: true, air: 0.1 });
    const names = chart.categories(series, records);
    const panels = chart.encode.facet
      ? report.facets(chart).map((facet) => ({ title: facet.name, names, records: facet.records.filter((record) => records.includes(record)) }))
      : names.map((name) => ({
        title: style.ofScenario(name).label, scenario: name, names: [name],
        records: records.filter((record) => record[series] === name)
      }));
    frame.grid(drawing, panels, 230, (one, body, width) => panel(chart, body, width, one.records, one.names, {
      keys, height: 160, domain, direct: false, banded: () => one.names.length <= 2, signed: true, ends: one.names.length <= 2
    }));
  };

  report.draw.lines = (chart, drawing) => {
    levels(chart, drawing);
    if (chart.encode.difference) differences(chart, drawing);
  };
})();
