"""The canned texts: read, previewed, drafted, approved by a second person, and taken back."""
