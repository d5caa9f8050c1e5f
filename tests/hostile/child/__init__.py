"""What stands in for the process that reads; its folder is the only thing of the tests that the process can import."""
