"""What texts mean, as vectors: an optional extra, computed on this machine and kept in the file."""
