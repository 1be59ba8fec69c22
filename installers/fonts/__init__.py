"""The typefaces of papers and screen, made from their pinned originals."""
