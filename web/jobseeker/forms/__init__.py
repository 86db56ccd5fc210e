"""Forms of the jobseeker's own pages; the questions of the profile are in `web.questions`."""
