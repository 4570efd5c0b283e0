"""What `python -m rehearse` runs."""

from rehearse.cli import program

if __name__ == "__main__":
    program()
