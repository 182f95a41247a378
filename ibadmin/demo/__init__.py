"""The demo: a profile of its own with a store, a gateway, a makelaar and invented people, and the manual's story.

`world` makes it, `story` tells it by really running the commands. Nothing here is trusted by any other profile.
"""
