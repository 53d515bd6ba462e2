"""The report for a clinician: one page of HTML that needs nothing else, to be read or printed."""
