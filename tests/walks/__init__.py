"""The whole way of each role on the demonstration region, walked by keyboard alone; part of `make soak`."""
