#!/usr/bin/python3
"""draw.py FOLDER: draws pictures (PNG) of the figures that the benches left there as JSON. A bench that has not run has
no picture."""
import json
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

OURS, THEIRS, GRID, INK = "#2f6fde", "#9aa5b1", "#e3e7eb", "#29323c"
plt.rcParams.update({
    "font.size": 9, "axes.edgecolor": GRID, "axes.labelcolor": INK, "text.color": INK, "xtick.color": INK,
    "ytick.color": INK, "axes.spines.top": False, "axes.spines.right": False, "axes.spines.left": False,
    "ytick.left": False, "figure.dpi": 150, "savefig.bbox": "tight", "axes.titlesize": 10, "axes.titlelocation": "left",
})


def text(value):
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def series(rows):
    """Each measured series once, by name: a contestant compared with several others stands in several rows."""
    return {row["name"]: row for row in rows}


def bars(axes, title, lines, unit):
    """Horizontal bars with their spread: (label, row, whether it is ours)."""
    lines = lines[::-1]
    values = [row["value"] for _, row, _ in lines]
    spread = [[row["value"] - row["least"] for _, row, _ in lines], [row["most"] - row["value"] for _, row, _ in lines]]
    colours = [OURS if ours else THEIRS for _, _, ours in lines]
    axes.barh([label for label, _, _ in lines], values, xerr=spread, color=colours, height=0.62,
              error_kw={"elinewidth": 0.8, "ecolor": INK, "capsize": 2})
    top = max(row["most"] for _, row, _ in lines)
    for place, (_, row, _) in enumerate(lines):
        axes.text(row["most"] + top * 0.02, place, text(row["value"]), va="center", fontsize=8)
    axes.set_xlim(0, top * 1.18)
    axes.set_title(title)
    axes.set_xlabel(unit)
    axes.grid(axis="x", color=GRID)
    axes.set_axisbelow(True)


def draw_peers(rows, file):
    known = series(rows)
    peers = ["Narae", "plain", "proc", "fastify"]
    labels = {"Narae": "Narae", "plain": "C++, a transaction each", "proc": "C++, a stored procedure",
              "fastify": "Fastify + mysql2"}
    figure, grid = plt.subplots(2, 2, figsize=(9, 4.6), constrained_layout=True)
    for axes, what, title, unit in [
            (grid[0][0], "hot flight", "Bookings on one flight, 64 clients", "bookings/s: more is better"),
            (grid[0][1], "1,000 flights", "Bookings on 1,000 flights, 64 clients", "bookings/s: more is better"),
            (grid[1][0], "hot flight, p99", "99th percentile on one flight, 64 clients", "ms: less is better"),
            (grid[1][1], "one client, p50", "Median of one client alone", "ms: less is better")]:
        bars(axes, title, [(labels[peer], known[f"{peer}, {what}"], peer == "Narae") for peer in peers], unit)
    figure.savefig(file)


def draw_reads(rows, file):
    known = series(rows)
    names = [name.removeprefix("nginx, ") for name in known if name.startswith("nginx, ")]
    lines = []
    for name in names:
        lines.append((name, known["Narae, " + name], True))
        lines.append(("nginx, " + name, known["nginx, " + name], False))
    figure, axes = plt.subplots(figsize=(9, 0.32 * len(lines) + 1), constrained_layout=True)
    bars(axes, "Reading, 64 clients", lines, "answers/s: more is better")
    figure.savefig(file)


def draw_airline(rows, file):
    known = series(rows)
    databases = list(dict.fromkeys(name.split(",")[0] for name in known))
    figure, grid = plt.subplots(1, len(databases), figsize=(9, 3), constrained_layout=True, squeeze=False)
    for axes, database in zip(grid[0], databases):
        lines = [(name.split(", ")[1] + " " + name.split(", ")[2], row, name.endswith("p50"))
                 for name, row in known.items() if name.startswith(database) and row["unit"] == "ms"]
        total = known[f"{database}, operations"]["value"]
        bars(axes, f"An airline's day on {database}: {text(total)} operations/s", lines, "ms: less is better")
    figure.savefig(file)


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, draw in {"peers": draw_peers, "reads": draw_reads, "airline": draw_airline}.items():
        figures = folder / f"{name}.json"
        if not figures.exists():
            continue
        picture = folder / f"bench-{name}.png"
        draw(json.loads(figures.read_text()), picture)
        plt.close("all")
        print(picture)


if __name__ == "__main__":
    main()
