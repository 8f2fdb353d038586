"""What is not reported: by comments in a file, allowed phrases, names."""
