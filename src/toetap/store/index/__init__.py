"""An index of the session files: everything is found at once, however many there are.

The files are the truth: any of this can be lost, and is made anew.
"""
