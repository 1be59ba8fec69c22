"""The ways to a printer: CUPS, Windows, and printers of receipts; each only carries bytes."""
