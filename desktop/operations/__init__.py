"""What a user can do, without Qt."""
