"""State to plain values that a page shows; nothing here knows about SVG, HTML or Markdown."""
