"""The graph of a sheet: what each cell is calculated from, as arithmetic over other cells."""

from workbooks.read.own_sheet.graph.cells import Key
from workbooks.read.own_sheet.graph.compiled import Function, worked_at_one, worked_by
from workbooks.read.own_sheet.graph.graph import Graph, make_graph

__all__ = ["Function", "Graph", "Key", "make_graph", "worked_at_one", "worked_by"]
