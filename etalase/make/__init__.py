"""Recipe → bytes, one module for each library that makes files."""
