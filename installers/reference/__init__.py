"""Make the reference files of ``resources/reference`` that come from elsewhere."""
