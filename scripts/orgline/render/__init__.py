"""Values to text: what ``orgline.views`` says becomes SVG, HTML and Markdown here."""
