"""The editor's own files, written on their behalf: new entries, and changes in an event."""
