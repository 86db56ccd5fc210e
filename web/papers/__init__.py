"""Papers a person takes along: a curriculum vitae as PDF, JSON Resume and Europass, in any of our languages."""
