"""What stands beside a speech and in its midst: notes, pictures, tables, labels, a second writing of its words."""
