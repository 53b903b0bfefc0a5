"""The addresses of the studio, by what they are about."""
