"""A gallery of all page parts, rendered without the application: `python -m scripts.gallery` writes build/gallery/."""
