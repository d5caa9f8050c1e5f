"""The graph of a sheet: what each cell is calculated from, as arithmetic over other cells."""

from workbooks.read.own_sheet.graph.cells import Key
from workbooks.read.own_sheet.graph.compiled import Function, compiled
from workbooks.read.own_sheet.graph.graph import Graph, make_graph

__all__ = ["Function", "Graph", "Key", "compiled", "make_graph"]
