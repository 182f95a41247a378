"""Makes the files that are generated, and checks that they are up to date."""
