"""How results reach people and scripts.

A command makes records (`records`, `changes`) and hands them to `results`, which writes them in the format that was
asked for; `shapes` is the one source of keys, columns and headings. Standard output gets the result and nothing else.
`table` alone knows rich, and is imported only when a short table is drawn on a terminal.
"""
