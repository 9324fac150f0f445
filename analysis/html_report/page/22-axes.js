// Quiet axes: ticks in the report's language, light grid lines, a marked zero, shaded policy years.
(() => {
  "use strict";

  const { format, decimalsOf } = report.numbers;

  /** Ticks of a scale with their labels. */
  const ticksOf = (scale, count, signed = false) => {
    const ticks = scale.ticks(count);
    const decimals = decimalsOf(ticks);
    return ticks.map((value) => ({ value, label: format(value, decimals, signed) }));
  };

  /** The space that the labels of a vertical axis take. */
  const roomFor = (ticks) => Math.ceil(d3.max(ticks, (tick) => report.frame.widthOf(tick.label, 12)) ?? 0) + 8;

  /** Horizontal grid lines with labels left of `left`. */
  const vertical = (group, scale, ticks, left, right) => {
    const axis = group.append("g").attr("class", "axis");
    for (const tick of ticks) {
      const y = scale(tick.value);
      axis.append("line").attr("x1", left).attr("x2", right).attr("y1", y).attr("y2", y);
      axis.append("text").attr("x", left - 6).attr("y", y).attr("dy", "0.35em").attr("text-anchor", "end").text(tick.label);
    }
    return axis;
  };

  /** Vertical grid lines with labels below `bottom` (or above `top`). */
  const horizontal = (group, scale, ticks, top, bottom, { above = false, baseline = false } = {}) => {
    const axis = group.append("g").attr("class", "axis");
    for (const tick of ticks) {
      const x = scale(tick.value);
      axis.append("line").attr("x1", x).attr("x2", x).attr("y1", top).attr("y2", bottom);
      axis.append("text").attr("x", x).attr("y", above ? top - 6 : bottom + 16).attr("text-anchor", "middle").text(tick.label);
    }
    if (baseline) axis.append("line").attr("class", "axis-line").attr("x1", scale.range()[0]).attr("x2", scale.range()[1])
      .attr("y1", bottom).attr("y2", bottom);
    return axis;
  };

  /** Years that have room: the first, the last, and round ones between. */
  const yearTicks = (scale, years) => {
    const [first, last] = d3.extent(years);
    const space = Math.abs(scale(last) - scale(first)) / Math.max(1, last - first);
    const step = [1, 2, 5, 10, 20].find((years_apart) => years_apart * space >= 44) ?? 50;
    const ticks = new Set([first, last]);
    for (let year = Math.ceil(first / step) * step; year <= last; year += step) ticks.add(year);
    const room = Math.max(40, step * space * 0.7);
    const kept = [...ticks].sort((a, b) => a - b)
      .filter((year) => year === first || year === last || ((year - first) * space >= room && (last - year) * space >= room));
    return kept.map((value) => ({ value, label: String(value) }));
  };

  const years = (group, scale, ticks, bottom) => {
    const axis = group.append("g").attr("class", "axis years");
    const [left, right] = scale.range();
    axis.append("line").attr("class", "axis-line").attr("x1", left).attr("x2", right).attr("y1", bottom).attr("y2", bottom);
    ticks.forEach((tick, place) => {
      const x = scale(tick.value);
      axis.append("line").attr("class", "tick").attr("x1", x).attr("x2", x).attr("y1", bottom).attr("y2", bottom + 4);
      const anchor = place === 0 ? "start" : place === ticks.length - 1 ? "end" : "middle";
      const shift = place === 0 ? -Math.min(12, left) : place === ticks.length - 1 ? 12 : 0;
      axis.append("text").attr("x", x + shift).attr("y", bottom + 17).attr("text-anchor", anchor).text(tick.label);
    });
    return axis;
  };

  const zeroLine = (group, x1, y1, x2, y2) => group.append("line").attr("class", "zero")
    .attr("x1", x1).attr("x2", x2).attr("y1", y1).attr("y2", y2);

  /** Shades the years in which a policy works; half a year each side, so that one year is seen too. */
  const policyYears = (group, scale, policies, top, bottom) => {
    const [left, right] = scale.range();
    for (const policy of policies) {
      const from = Math.max(left, scale(policy.from - 0.5));
      const to = Math.min(right, scale(policy.to + 0.5));
      if (to <= from) continue;
      group.append("rect").attr("class", "policy").attr("x", from).attr("width", to - from)
        .attr("y", top).attr("height", bottom - top);
    }
  };

  /** What the shaded years are; apart, so that grid lines lie below it. */
  const policyLabels = (group, scale, policies, top) => {
    const [left, right] = scale.range();
    for (const policy of policies) {
      const from = Math.max(left, scale(policy.from - 0.5));
      const label = policy.label ?? report.text("policy_years");
      if (from < right && label && report.frame.widthOf(label, 11) <= right - from) {
        group.append("text").attr("class", "policy-label").attr("x", from + 4).attr("y", top + 12).text(label);
      }
    }
  };

  /** A range that a scale can show: never empty, with a little air. */
  const range = (values, { zero = false, air = 0.06 } = {}) => {
    let [low, high] = d3.extent(values.filter(report.isNumber));
    if (low === undefined) [low, high] = [0, 1];
    if (zero) [low, high] = [Math.min(0, low), Math.max(0, high)];
    if (low === high) {
      const half = Math.abs(low) > 0 ? Math.abs(low) * 0.05 : 1;
      [low, high] = zero && low === 0 ? [-half, half] : [low - half, high + half];
    }
    const extra = (high - low) * air;
    return [low === 0 ? 0 : low - extra, high === 0 ? 0 : high + extra];
  };

  report.axes = { ticksOf, roomFor, vertical, horizontal, yearTicks, years, zeroLine, policyYears, policyLabels, range };
})();
