// The report's charts. The page is complete without this script: it draws what the tables say.
// Every file adds to `report`; 90-page.js starts.
const report = {
  data: JSON.parse(document.getElementById("data").textContent),
  /** How each kind of chart is drawn: kind -> function (chart, drawing). */
  draw: {}
};

(() => {
  "use strict";

  /** A word or sentence from the report's own table of phrases. */
  report.text = (key) => report.data.texts[key] ?? "";

  /**
   * A chart of the embedded data, with its rows as records.
   *
   * A record has the row's cells by column key, and `row`, its place among the table's rows.
   */
  report.chartFrom = (json) => {
    const columns = new Map(json.columns.map((column) => [column.key, column]));
    // A text stands in the data once; its cells are places among the column's texts.
    const rows = json.rows.map((cells) => cells.map((cell, place) => {
      const texts = json.columns[place].texts;
      return texts && cell !== null ? texts[cell] : cell;
    }));
    const records = rows.map((cells, row) => {
      const record = { row };
      json.columns.forEach((column, place) => { record[column.key] = cells[place]; });
      return record;
    });
    return {
      ...json,
      rows,
      encode: json.encode ?? {},
      policy: json.policy ?? [],
      records,
      column: (key) => columns.get(key),
      /** The categories of a column: in the chart's order, else as they first appear. */
      categories: (key, among = records) => {
        const present = new Set(among.map((record) => record[key]).filter((value) => value !== null));
        const ordered = (json.order?.[key] ?? []).filter((value) => present.has(value));
        return [...ordered, ...[...present].filter((value) => !ordered.includes(value))];
      }
    };
  };

  /** The chart's records by panel: one a category of the facet column, or all in one without a title. */
  report.facets = (chart) => {
    const key = chart.encode.facet;
    if (!key) return [{ name: null, records: chart.records }];
    return chart.categories(key).map((name) => ({
      name,
      records: chart.records.filter((record) => record[key] === name)
    }));
  };

  report.isScenario = (name) => report.data.scenarios.some((scenario) => scenario.id === name || scenario.label === name);

  /** Whether a row's interval leaves the sign of its number open. */
  report.isOpen = (chart, record) => {
    const [low, high] = [record[chart.encode.low], record[chart.encode.high]];
    return report.isNumber(low) && report.isNumber(high) && low <= 0 && high >= 0;
  };

  report.isNumber = (value) => typeof value === "number" && Number.isFinite(value);
})();
