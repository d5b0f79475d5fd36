"""The exercise files: folders, the strict YAML reader, and the library made of both."""
