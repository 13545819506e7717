"""What is kept: cases, messages, findings, replies, cursors, users, audit. Never raw text."""
