"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const panel = document.getElementById("evidence");
  const network = new vis.Network(
    document.getElementById("picture"),
    { nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) },
    data.options,
  );

  // Text reaches the page as text nodes only.
  const element = (tag, text, name) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (name) made.className = name;
    return made;
  };

  const show = (id) => {
    const line = data.lines[id];
    if (!line) return;
    const origins = line.origins === 1 ? "1 independent origin" : `${line.origins} independent origins`;
    const list = document.createElement("ol");
    for (const sentence of line.sentences) {
      const item = element("li", "");
      item.append(element("q", sentence.text), element("cite", sentence.source));
      item.append(element("span", sentence.contradicts ? `contradicts: ${sentence.stance}` : sentence.stance, "stance"));
      list.append(item);
    }
    panel.replaceChildren(element("h2", line.statement), element("p", `${line.standing}, ${origins}`), list);
    if (line.more) panel.append(element("p", `and ${line.more} more sentences in the graph`));
    panel.dataset.line = id;
  };

  network.on("selectEdge", (event) => {
    if (event.nodes.length === 0 && event.edges.length > 0) show(event.edges[0]);
  });
  for (const button of document.querySelectorAll("button[data-line]")) {
    button.addEventListener("click", () => {
      network.selectEdges([button.dataset.line]);
      show(button.dataset.line);
    });
  }
  network.once("afterDrawing", () => {
    network.fit();
    document.body.dataset.ready = "yes";
  });
})();
