"""From a plan to the files of the result: units, stitching, the folder, the exports."""
