"""What engines share that ask a service: a loop, patience, plain words for failures, the proxy."""
