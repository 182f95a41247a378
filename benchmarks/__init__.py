"""What the program costs, beside what it is built on and beside its peers: `make bench`.

Ratios are measured in one run on one machine, so that they can be compared; results.md is written by the run alone.
"""
