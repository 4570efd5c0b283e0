"""What `python -m rehearse` runs."""

from rehearse.cli import main

main()
