"""The plain face: one line after the other, for screen readers, pipes and slow links."""
