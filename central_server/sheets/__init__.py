"""The spreadsheets that go to BPJS and come back: columns, reading, writing."""
