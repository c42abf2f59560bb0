/* Draws a chart from each table that has a place for one, and folds the table away. Without it the tables stand. */
"use strict";
(() => {
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = (cell) => (/^\d+$/.test(cell.textContent.trim()) ? Number(cell.textContent) : null);

  function readTable(table) {
    const rows = [...table.tBodies[0].rows];
    const names = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent.trim());
    return {
      months: rows.map((row) => row.cells[0].textContent.trim()),
      lines: names.map((name, place) => ({ name, values: rows.map((row) => number(row.cells[place + 1])) })),
    };
  }

  // The first line is red and solid, the second grey and broken; their names stand at their ends.
  function series({ name, values }, place, size, other) {
    const color = place ? token("--c-ink-2") : token("--c-red");
    const last = values.findLastIndex((value) => value !== null);
    const nudge = other === null ? 0 : (values[last] >= other ? -size * 0.55 : size * 0.55);
    return {
      type: "line", name, color, lineStyle: { width: place ? 2 : 2.5, type: place ? "dashed" : "solid", color },
      symbol: "circle", symbolSize: 0,
      data: values.map((value, index) => index !== last ? value : {
        value, symbolSize: 8, itemStyle: { color: place ? "#fff" : color, borderColor: color, borderWidth: 2 },
        label: { show: true, position: "right", offset: [4, nudge], formatter: `${name} ${value}`, color: place ? token("--c-ink") : color, fontWeight: 600, fontSize: size },
      }),
    };
  }

  function draw(place) {
    const table = document.getElementById(place.dataset.draws);
    if (!table || !table.tBodies[0].rows.length || place.dataset.drawn) return;
    place.dataset.drawn = "1";
    place.hidden = false;
    table.closest("details").open = false;
    const { months, lines } = readTable(table);
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8125;
    const axisLabel = { color: token("--c-ink-2"), fontSize: size };
    const ends = lines.map((line) => line.values.findLast((value) => value !== null) ?? 0);
    const chart = echarts.init(place, null, { renderer: "svg" });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: token("--c-sans") },
      grid: { left: 8, right: size * 7, top: 12, bottom: 4, containLabel: true },
      xAxis: { type: "category", data: months, boundaryGap: false, axisLabel, axisTick: { show: false }, axisLine: { lineStyle: { color: token("--c-ink-2") } } },
      yAxis: { type: "value", minInterval: 1, splitNumber: 4, axisLabel, splitLine: { lineStyle: { color: token("--c-line") } } },
      series: lines.map((line, index) => series(line, index, size, lines.length > 1 ? ends[1 - index] + (index ? 0.5 : 0) : null)).reverse(),
    });
    new ResizeObserver(() => chart.resize()).observe(place);
  }

  const drawAll = () => document.querySelectorAll("[data-draws]").forEach(draw);
  drawAll();
  document.addEventListener("htmx:afterSettle", drawAll);
})();
