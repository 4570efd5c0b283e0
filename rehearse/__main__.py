"""What `python -m rehearse` runs."""

from rehearse.cli import main

if __name__ == "__main__":
    main()
