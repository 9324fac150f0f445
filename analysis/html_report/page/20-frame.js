// What all charts are made of: panels, drawings, axes, legends, marks.
(() => {
  "use strict";

  const canvas = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;

  /** The width of a text in pixels. */
  const widthOf = (text, size = 12, weight = 400) => {
    canvas.font = `${weight} ${size}px ${family}`;
    return canvas.measureText(text).width;
  };

  /** A word in pieces that are no wider than `width`, cut at its own hyphens where it has any, else with new ones. */
  const cut = (word, width, size, weight) => {
    const pieces = [];
    let rest = word;
    while (widthOf(rest, size, weight) > width && rest.length > 5) {
      let length = rest.length - 3;
      while (length > 3 && widthOf(`${rest.slice(0, length)}-`, size, weight) > width) length -= 1;
      const own = rest.lastIndexOf("-", length);
      if (own > 1) length = own;
      pieces.push(`${rest.slice(0, length)}-`);
      rest = rest.slice(own > 1 ? length + 1 : length);
    }
    return [...pieces, rest];
  };

  /** A text in lines that are no wider than `width`. */
  const wrap = (text, width, size = 12, weight = 400) => {
    const lines = [];
    let line = "";
    for (const word of String(text).split(/\s+/).flatMap((one) => cut(one, width, size, weight))) {
      const longer = line ? `${line} ${word}` : word;
      if (line && widthOf(longer, size, weight) > width) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    return [...lines, line];
  };

  /** Writes lines of text from `y` downwards. */
  const writeLines = (group, lines, x, y, leading = 15) => {
    const text = group.append("text").attr("x", x).attr("y", y);
    lines.forEach((line, place) => {
      text.append("tspan").attr("x", x).attr("y", y + place * leading).text(line);
    });
    return text;
  };

  /** How many columns `count` panels take, at least `narrowest` wide, in rows that are evenly full. */
  const columnsFor = (count, width, narrowest, gap) => {
    const most = Math.max(1, Math.min(count, Math.floor((width + gap) / (narrowest + gap))));
    return Math.ceil(count / Math.ceil(count / most));
  };

  const gap = 24;

  /**
   * A grid of panels. `panels`: [{title, scenario, note, label}]; `draw(panel, body, width)` fills each.
   * `label` names the panel for screen readers where it has no title.
   */
  const grid = (drawing, panels, narrowest, draw) => {
    const full = drawing.node().clientWidth;
    const columns = columnsFor(panels.length, full, narrowest, gap);
    const width = Math.floor((full - gap * (columns - 1)) / columns);
    // One below the other, they are plain blocks: only these keep a title and its first panel on one page.
    const frame = drawing.append("div").attr("class", columns === 1 ? "panels is-single" : "panels")
      .style("grid-template-columns", `repeat(${columns}, minmax(0, 1fr))`).style("column-gap", `${gap}px`);
    panels.forEach((panel, place) => {
      const body = frame.append("div").attr("class", "panel");
      if (panel.title) {
        const title = body.append("p").attr("class", "panel-title")
          .attr("id", `${drawing.attr("data-id")}-panel-${drawing.selectAll(".panel-title").size()}`);
        if (panel.scenario) swatch(title, report.style.ofScenario(panel.scenario));
        title.append("span").text(panel.title);
        if (panel.note) title.append("span").attr("class", "panel-note").text(panel.note);
        body.attr("data-title", title.attr("id"));
      }
      draw(panel, body, width, { column: place % columns, columns });
    });
    return frame;
  };

  /** A drawing of its own, named after the chart's title, the panel's and the subtitle; its inside is hidden from
   *  screen readers, which have the table. */
  const svg = (chart, parent, width, height) => {
    const panelTitle = parent.attr("data-title");
    const names = [`${chart.id}-title`, panelTitle, `${chart.id}-subtitle`].filter(Boolean).join(" ");
    const root = parent.append("svg").attr("role", "img").attr("aria-labelledby", names).attr("tabindex", 0)
      .attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height);
    const inside = root.append("g").attr("aria-hidden", "true");
    report.tooltips.follow(chart, root);
    return { root, inside };
  };

  /** A short sample of how a scenario is drawn. */
  const swatch = (parent, style, line = true) => {
    const sample = parent.append("svg").attr("class", "swatch").attr("width", 30).attr("height", 12)
      .attr("aria-hidden", "true").attr("focusable", "false");
    if (line) {
      sample.append("line").attr("x1", 1).attr("x2", 29).attr("y1", 6).attr("y2", 6)
        .attr("stroke", style.colour).attr("stroke-width", style.width).attr("stroke-dasharray", style.dash);
    }
    sample.append("path").attr("transform", "translate(15,6)").attr("d", symbol(style.shape, 36)).attr("fill", style.colour);
  };

  const symbol = (shape, size) => d3.symbol().type(shape).size(size)();

  /** A legend of scenarios. */
  const scenarioLegend = (drawing, names, { line = true } = {}) => {
    const list = drawing.append("ul").attr("class", "legend");
    for (const name of names) {
      const style = report.style.ofScenario(name);
      const item = list.append("li");
      swatch(item, style, line);
      item.append("span").text(style.label);
    }
    return list;
  };

  /** A legend of parts of a whole, with their textures. */
  const partLegend = (drawing, parts) => {
    const list = drawing.append("ul").attr("class", "legend");
    parts.forEach((name, place) => {
      const item = list.append("li");
      const sample = item.append("svg").attr("class", "swatch").attr("width", 14).attr("height", 14)
        .attr("aria-hidden", "true").attr("focusable", "false");
      sample.append("rect").attr("width", 14).attr("height", 14)
        .attr("fill", report.style.fillOf(sample, report.style.ofPart(place)));
      item.append("span").text(name);
    });
    return list;
  };

  /**
   * Says that an element stands for a row of the table behind, and shows `value`; pointer and arrow keys find it
   * at (x, y) of the drawing.
   */
  const mark = (selection, chart, record, value, x, y) => {
    selection.attr("class", `mark ${selection.attr("class") ?? ""}`.trim())
      .attr("data-chart", chart.id).attr("data-row", record.row).attr("data-value", String(value));
    const node = selection.node();
    node.boligsimMark = { record, x, y };
    return selection;
  };

  /** A panel a facet, titled; one that is a scenario's carries its look. */
  const panelsOf = (chart) => report.facets(chart).map((facet) => ({
    ...facet, title: facet.name, scenario: report.isScenario(facet.name) ? facet.name : undefined
  }));

  /** Records by section, in the order of the chart's sections; within a section as in the table. */
  const bySection = (chart, records) => {
    const key = chart.encode.section;
    const sections = key ? chart.categories(key) : [];
    return [...records].sort((a, b) => sections.indexOf(a[key]) - sections.indexOf(b[key]) || a.row - b.row);
  };

  /**
   * A panel in pieces that a page of paper can hold, `most` records each; on a screen as it is. Each piece knows `all`
   * records of its panel, since all have the same scale.
   */
  const inPages = (panel, most) => {
    const pieces = [];
    const size = report.isOnPaper ? most : panel.records.length;
    for (let from = 0; from < panel.records.length; from += size) {
      pieces.push({ ...panel, all: panel.records, records: panel.records.slice(from, from + size), title: from ? null : panel.title });
    }
    return pieces;
  };

  report.frame = { panelsOf, bySection, inPages, widthOf, wrap, writeLines, columnsFor, grid, svg, swatch, symbol, scenarioLegend, partLegend, mark };
})();
