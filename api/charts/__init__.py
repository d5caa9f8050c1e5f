"""Pictures: Vega-Lite specifications made in one place, drawn as SVG on the server."""
