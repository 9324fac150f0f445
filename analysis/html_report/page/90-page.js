// Draws the charts, again when the width changes and for paper; marks where in the contents the reader is.
(() => {
  "use strict";

  const paperWidth = 660;  // pixels of an A4 page's text at 96 a inch

  const longest = 30000;  // letters that a table may have to be printed: half a dozen pages

  const charts = report.data.charts.map(report.chartFrom)
    .map((chart) => ({ chart, figure: document.getElementById(chart.id) }))
    .filter(({ figure }) => figure);

  const drawOne = ({ chart, figure }, width) => {
    const place = figure.querySelector(".drawing");
    const draw = report.draw[chart.kind];
    if (!place || !draw) return;
    const drawing = d3.select(place).attr("data-id", chart.id);
    drawing.selectAll("*").remove();
    drawing.style("width", width ? `${width}px` : null).style("max-width", width ? "none" : null);
    draw(chart, drawing);
  };

  const drawAll = (width) => {
    report.isOnPaper = width !== undefined;
    report.tooltips.hide();
    charts.forEach((one) => drawOne(one, width));
  };

  /** Draws again when the column of text has another width; not for every pixel of a drag. */
  const followWidth = () => {
    const column = document.getElementById("content");
    let drawn = column.clientWidth;
    let waiting = 0;
    new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        if (column.clientWidth === drawn || matchMedia("print").matches) return;
        drawn = column.clientWidth;
        drawAll();
      }, 120);
    }).observe(column);
  };

  /** Paper has a width of its own, and shows what was assumed and how to reproduce it. */
  const followPaper = () => {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("#assumptions details:not([open]), #reproduce details:not([open])")]
        .filter((details) => details.textContent.length < longest);
      opened.forEach((details) => { details.open = true; });
      drawAll(paperWidth);
    });
    addEventListener("afterprint", () => {
      opened.forEach((details) => { details.open = false; });
      drawAll();
    });
  };

  /** The contents say which section is being read. */
  const followReading = () => {
    const links = new Map([...document.querySelectorAll(".contents a[href^='#']")]
      .map((link) => [link.getAttribute("href").slice(1), link]));
    const sections = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    const update = () => {
      const read = sections.filter((section) => section.getBoundingClientRect().top < innerHeight * 0.35).pop() ?? sections[0];
      links.forEach((link, id) => {
        if (id === read?.id) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; update(); });
    }, { passive: true });
    update();
  };

  charts.forEach(({ chart, figure }) => report.tables.equip(chart, figure));
  drawAll();
  followWidth();
  followPaper();
  followReading();
})();
