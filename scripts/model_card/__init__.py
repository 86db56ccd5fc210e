"""The engine's model card, docs/matching.md, made from its code."""
