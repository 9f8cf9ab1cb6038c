"""The list of files and the file itself."""
