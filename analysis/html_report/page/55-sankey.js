// Flows from where households were to where they are: sources left, targets right.
(() => {
  "use strict";

  const { frame, style, numbers } = report;


  /** Nodes of both sides, and the flows that are more than nothing. */
  const graphOf = (chart, records) => {
    const { source, target, y } = chart.encode;
    const flows = records.filter((record) => record[y] > 0);
    const nodes = [
      ...chart.categories(source, flows).map((name, place) => ({ id: `from ${name}`, name, side: 0, place })),
      ...chart.categories(target, flows).map((name, place) => ({ id: `to ${name}`, name, side: 1, place }))
    ];
    const links = flows.map((record) => ({
      source: `from ${record[source]}`, target: `to ${record[target]}`, value: record[y], record
    }));
    return { nodes, links };
  };

  report.draw.sankey = (chart, drawing) => {
    const panels = frame.panelsOf(chart);
    frame.grid(drawing, panels, 620, (facet, body, width) => {
      const graph = graphOf(chart, facet.records);
      if (!graph.links.length) return;
      const widest = d3.max(graph.nodes.flatMap((node) => node.name.split(/\s+/)), (word) => frame.widthOf(word, 12)) + 14;
      const side = Math.min(Math.max(widest, width * 0.3), width * 0.4, 200);
      const tall = Math.max(...[0, 1].map((one) => graph.nodes.filter((node) => node.side === one).length)) * 46 + 30;
      const height = Math.max(170, tall);
      const layout = d3.sankey().nodeId((node) => node.id).nodeWidth(10).nodePadding(22).nodeSort((a, b) => a.place - b.place)
        .extent([[side, 12], [width - side, height - 12]]);
      const { nodes, links } = layout(graph);
      const { root, inside } = frame.svg(chart, body, width, height);
      const paths = inside.append("g").attr("class", "flows");
      for (const link of links) {
        const look = style.ofPart(link.source.place);
        const path = paths.append("path").attr("d", d3.sankeyLinkHorizontal()(link)).attr("fill", "none")
          .attr("stroke", look.colour).attr("stroke-width", Math.max(1, link.width)).attr("class", "flow");
        frame.mark(path, chart, link.record, link.value, (link.source.x1 + link.target.x0) / 2, (link.y0 + link.y1) / 2);
      }
      for (const node of nodes) {
        const look = node.side === 0 ? style.ofPart(node.place) : { colour: "#3d4650", texture: "plain" };
        inside.append("rect").attr("class", "node").attr("x", node.x0).attr("width", node.x1 - node.x0)
          .attr("y", node.y0).attr("height", Math.max(1, node.y1 - node.y0)).attr("fill", style.fillOf(root, look));
        const lines = frame.wrap(node.name, side - 12, 12);
        const middle = (node.y0 + node.y1) / 2 - lines.length * 7;
        const text = frame.writeLines(inside, [...lines, numbers.format(node.value, chart.decimals)],
          node.side === 0 ? side - 8 : width - side + 8, middle + 4, 14)
          .attr("class", "node-label").attr("text-anchor", node.side === 0 ? "end" : "start");
        text.select("tspan:last-child").attr("class", "strong");
      }
    });
  };
})();
