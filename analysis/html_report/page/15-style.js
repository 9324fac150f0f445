// Colours, dashes, shapes and textures. Nothing is told apart by colour alone.
(() => {
  "use strict";

  // Okabe & Ito, "Color Universal Design" (2008), in an order in which neighbours differ most. The three that
  // have less than 3:1 against white (WCAG 2.1, 1.4.11) are darkened, their hue kept.
  const colours = ["#0072b2", "#d55e00", "#009e73", "#b8558d", "#b07800", "#2b86c5", "#6b6b00"];
  const dashes = ["", "7 3", "2 2.5", "9 3 2 3", "12 3", "5 2 1.5 2 1.5 2", "3 4"];
  const shapes = [d3.symbolCircle, d3.symbolSquare, d3.symbolTriangle, d3.symbolDiamond,
    d3.symbolCross, d3.symbolStar, d3.symbolWye];
  const baseline = { colour: "#3d4650", dash: "", shape: d3.symbolCircle, width: 2.5, isBaseline: true };

  const others = report.data.scenarios.filter((scenario) => !scenario.baseline);

  /** How a scenario looks in every chart: label, colour, dash, shape. The baseline is dark grey. */
  const ofScenario = (name) => {
    const scenario = report.data.scenarios.find((one) => one.id === name || one.label === name);
    if (scenario?.baseline) return { ...baseline, label: scenario.label };
    const place = scenario ? others.indexOf(scenario) : 0;
    const round = Math.floor(place / colours.length);
    return {
      label: scenario?.label ?? String(name),
      colour: colours[place % colours.length],
      dash: dashes[(place + round) % dashes.length],
      shape: shapes[(place + round) % shapes.length],
      width: 1.75,
      isBaseline: false
    };
  };

  // Parts of a whole: a hue and a texture each. Textures repeat with another period than hues, so that
  // twenty-one parts differ.
  const hues = ["#0072b2", "#e69f00", "#56b4e9", "#d55e00", "#009e73", "#cc79a7", "#8c8c8c"];
  const textures = ["plain", "stripes", "dots"];
  const ofPart = (place) => ({
    colour: hues[place % hues.length],
    texture: textures[place % textures.length]
  });

  /** Blue above zero, orange below, white at zero; `bound` is the largest absolute value. */
  const diverging = (bound) => {
    const blend = d3.scaleLinear().domain([-1, -0.5, 0, 0.5, 1])
      .range(["#d9690f", "#f3b988", "#fbfaf8", "#9cc9e6", "#2f8ac4"]).clamp(true);
    return (value) => blend(bound > 0 ? value / bound : 0);
  };

  const sequential = (low, high) => {
    const blend = d3.scaleLinear().domain([0, 1]).range(["#eef4f8", "#3f92c8"]).clamp(true);
    return (value) => blend(high > low ? (value - low) / (high - low) : 0.5);
  };

  let patterns = 0;

  /** Fills a shape with a part's colour and texture. Answers what to give to `fill`. */
  const fillOf = (svg, part) => {
    if (part.texture === "plain") return part.colour;
    patterns += 1;
    const id = `texture-${patterns}`;
    const pattern = svg.append("defs").append("pattern").attr("id", id)
      .attr("width", 6).attr("height", 6).attr("patternUnits", "userSpaceOnUse");
    pattern.append("rect").attr("width", 6).attr("height", 6).attr("fill", part.colour);
    if (part.texture === "stripes") {
      pattern.attr("patternTransform", "rotate(45)");
      pattern.append("rect").attr("width", 2).attr("height", 6).attr("fill", "#fff").attr("fill-opacity", 0.55);
    } else {
      pattern.append("circle").attr("cx", 3).attr("cy", 3).attr("r", 1.25).attr("fill", "#fff").attr("fill-opacity", 0.8);
    }
    return `url(#${id})`;
  };

  /** A light hatch in a colour, for what is taken away. */
  const hatchOf = (svg, colour) => {
    patterns += 1;
    const id = `texture-${patterns}`;
    const pattern = svg.append("defs").append("pattern").attr("id", id).attr("width", 5).attr("height", 5)
      .attr("patternUnits", "userSpaceOnUse").attr("patternTransform", "rotate(45)");
    pattern.append("rect").attr("width", 5).attr("height", 5).attr("fill", "#fff");
    pattern.append("rect").attr("width", 1.5).attr("height", 5).attr("fill", colour);
    return `url(#${id})`;
  };

  report.style = { ofScenario, ofPart, fillOf, hatchOf, diverging, sequential };
})();
