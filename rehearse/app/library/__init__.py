"""The scripts that the studio keeps: a folder each, of plain files that the command line works with as well."""
