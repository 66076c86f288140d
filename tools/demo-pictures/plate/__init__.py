"""A small printing shop: canvas, pen and stock motifs for the demo pictures."""
