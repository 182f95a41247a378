"""The use cases as values: questions and their answers, and the application that answers them.

A command makes one value and hands it to the application in force; that runs in process over a store (`local`).
There is a module for each noun, and a command imports its noun's only.
"""
