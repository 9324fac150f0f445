// Numbers as the report's language writes them. Sentences and tables are written by the program;
// what is written here are ticks, labels in charts, and tooltips.
(() => {
  "use strict";

  const locale = report.data.language === "da" ? "da-DK" : "en-GB";
  const formats = new Map();

  /**
   * Rounds as the program does where it writes tables: the exact binary value, ties to even. Intl rounds the shortest
   * decimal that stands for the number, so that 21.95 would be 21.9 in the table and 22.0 in the chart.
   */
  const round = (value, decimals) => {
    const exact = Math.abs(value).toFixed(Math.min(100, decimals + 40));
    const cut = exact.length - 40;
    const isTie = /^50*$/.test(exact.slice(cut));
    const kept = exact.slice(0, cut).replace(/\.$/, "");
    const isEven = "02468".includes(kept[kept.length - 1]);
    const rounded = isTie && isEven ? kept : Math.abs(value).toFixed(decimals);
    return value < 0 ? -Number(rounded) : Number(rounded);
  };

  /** A number with exactly so many decimals: 12.3 or 12,3; with a sign where it is a difference. */
  const format = (value, decimals = 0, signed = false) => {
    if (!report.isNumber(value)) return report.text("no_value");
    const key = `${decimals} ${signed}`;
    if (!formats.has(key)) {
      formats.set(key, new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay: signed ? "exceptZero" : "negative"
      }));
    }
    // A minus, as in the text of the page: no line breaks after it, and it is as wide as a plus.
    return formats.get(key).format(round(value, decimals)).replace("-", "\u2212");
  };

  /** A cell as the table shows it: years without separators, numbers with the column's decimals. */
  const formatCell = (chart, column, value) => {
    if (value === null || value === undefined) return report.text("no_value");
    if (column.type !== "number") return String(value);
    return format(value, column.decimals ?? chart.decimals, column.signed ?? false);
  };

  /** The value that a mark shows, with the decimals and the sign of its column. */
  const formatValue = (chart, key, value) => {
    const column = chart.column(key);
    return format(value, column.decimals ?? chart.decimals, column.signed ?? chart.signed ?? false);
  };

  /** As many decimals as tell one tick from the next. */
  const decimalsOf = (ticks) => {
    if (ticks.length < 2) return 0;
    const step = Math.abs(ticks[1] - ticks[0]);
    return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  };

  report.numbers = { format, formatCell, formatValue, decimalsOf };
})();
