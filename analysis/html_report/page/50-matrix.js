// Who lives where instead: kinds of people against kinds of places, the number with its sign in the cell.
(() => {
  "use strict";

  const { frame, style, numbers } = report;

  const cellHeight = 30;

  report.draw.matrix = (chart, drawing) => {
    const { row: rowKey, column: columnKey, y: key, total } = chart.encode;
    const isTotal = (record) => record[rowKey] === total || record[columnKey] === total;
    const bound = d3.max(chart.records.filter((record) => !isTotal(record)), (record) => Math.abs(record[key] ?? 0));
    const fill = chart.signed === false ? style.sequential(0, bound) : style.diverging(bound);
    const panels = frame.panelsOf(chart);
    frame.grid(drawing, panels, 520, (facet, body, width) => {
      const rows = chart.categories(rowKey, facet.records);
      const columns = chart.categories(columnKey, facet.records);
      const labelRoom = Math.min(width * 0.3, d3.max(rows, (name) => frame.widthOf(name, 13)) + 12);
      const cellWidth = Math.min(150, (width - labelRoom - (columns.includes(total) ? 6 : 0)) / columns.length);
      const small = cellWidth < 62;
      const size = small ? 10 : 12;
      // Numbers stay within their cells.
      const widest = d3.max(chart.records, (record) => frame.widthOf(numbers.formatValue(chart, key, record[key]), 13, 650));
      const numberSize = Math.min(small ? 10.5 : 13, Math.max(8, Math.floor(26 * (cellWidth - 4) / widest) / 2));
      const heads = columns.map((name) => frame.wrap(name, cellWidth - 4, size));
      const headRoom = d3.max(heads, (lines) => lines.length) * (size + 2) + 8;
      const rowLines = rows.map((name) => frame.wrap(name, labelRoom - 10, 13));
      const tops = [];
      let top = headRoom;
      rows.forEach((name, place) => {
        if (name === total) top += 6;
        tops.push({ y: top, tall: Math.max(cellHeight, rowLines[place].length * 15 + 6) });
        top += tops[place].tall;
      });
      const { inside } = frame.svg(chart, body, width, top + 4);
      const left = (place) => labelRoom + place * cellWidth + (columns[place] === total ? 6 : 0);
      heads.forEach((lines, place) => {
        frame.writeLines(inside, lines, left(place) + cellWidth / 2, headRoom - 8 - (lines.length - 1) * (size + 2), size + 2)
          .attr("class", "column-head").attr("text-anchor", "middle").style("font-size", `${size}px`);
      });
      rows.forEach((name, place) => {
        frame.writeLines(inside, rowLines[place], 0, tops[place].y + tops[place].tall / 2 - (rowLines[place].length - 1) * 7.5 + 4)
          .attr("class", name === total ? "category strong" : "category");
      });
      for (const record of facet.records) {
        const [row, column] = [rows.indexOf(record[rowKey]), columns.indexOf(record[columnKey])];
        const [x, y] = [left(column), tops[row].y];
        const value = record[key];
        const cell = inside.append("rect").attr("x", x + 1).attr("y", y + 1).attr("width", cellWidth - 8 > 40 ? cellWidth - 2 : cellWidth - 1)
          .attr("height", tops[row].tall - 2).attr("fill", isTotal(record) ? "#f1f3f5" : report.isNumber(value) ? fill(value) : "#fff")
          .attr("class", "cell");
        if (!report.isNumber(value)) continue;
        frame.mark(cell, chart, record, value, x + cellWidth / 2, y + tops[row].tall / 2);
        inside.append("text").attr("class", report.isOpen(chart, record) ? "cell-number is-open" : "cell-number")
          .attr("x", x + cellWidth / 2).attr("y", y + tops[row].tall / 2).attr("dy", "0.35em").attr("text-anchor", "middle")
          .style("font-size", `${numberSize}px`).text(numbers.formatValue(chart, key, value));
      }
    });
  };
})();
