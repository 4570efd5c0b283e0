"""The tests: one file a module, cases as data, few mocks."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line has it; before anything loads numpy
