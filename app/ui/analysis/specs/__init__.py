"""One module a chart: what it counts, how it is drawn, its table, what a click means."""
