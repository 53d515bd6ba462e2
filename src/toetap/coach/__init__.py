"""The mind: everything that decides. Pure; time comes in as an argument.

Instants and durations are whole nanoseconds of one monotonic clock, so that no rounding ever
makes two faces, or two runs, disagree.
"""
