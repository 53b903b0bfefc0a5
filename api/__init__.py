"""Ways in and out: command line, server, bots."""

import os

# Before numpy is loaded. Its products of matrices are small here: shared out among threads they take twice the time of
# the processor, because the threads wait in circles, and their last bits would be those of the number of processors.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
