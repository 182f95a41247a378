"""Makes the scripts for TAB: a table of every place in the command tree, and a small engine that each shell runs on it.

The engines are `engine.bash`, `engine.zsh`, `engine.fish` and `engine.ps1` beside this file; `tree` reads the command
tree, `tables` writes it in each shell's own words.
"""
